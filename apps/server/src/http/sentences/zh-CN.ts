import type { PageSentences } from './en-US.ts';

export const zhCN: PageSentences = {
  used_access_token: '该访问令牌已被使用，请刷新页面重新获取。',
  body_too_large: '内容过大，请减少单次发送的内容。',
  malformed_body: '不是预期的 JSON，请发送一个 JSON 对象。',
  bad_address: '地址格式不正确。',
  too_many_uploads: '短时间内上传的图片过多，请一分钟后重试。',
  page_login_failed: '登录未成功',
  page_login_with_password: '使用邮箱和密码登录',
  page_not_built: '页面尚未构建',
  page_not_built_do: '请用 `npm start` 启动 Inlay，它会先完成构建。',
  page_landing: '嵌入您自有系统的在线客服。服务器正在运行。',
  page_open_workbench: '打开工作台',
  page_health: '服务器状态',
  page_setup: '初始化 Inlay',
  page_setup_text: '此链接只能使用一次，用于创建接待台和第一位管理员。',
  page_setup_desk: '接待台名称',
  page_setup_name: '您的姓名',
  page_setup_email: '邮箱',
  page_setup_password: '密码（至少 10 个字符）',
  page_setup_create: '创建',
  page_setup_done: '已完成，此链接已失效。',
};
