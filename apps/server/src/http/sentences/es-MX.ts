import type { PageSentences } from './en-US.ts';

export const esMX: PageSentences = {
  used_access_token: 'Este token de acceso ya se usó. Recargue la página para obtener otro.',
  body_too_large: 'Es demasiado grande. Envíe menos a la vez.',
  malformed_body: 'No es el JSON esperado. Envíe un objeto JSON.',
  bad_address: 'La dirección está mal formada.',
  too_many_uploads: 'Demasiadas imágenes a la vez. Espere un minuto y vuelva a enviarla.',
  page_login_failed: 'No se pudo iniciar sesión',
  page_login_with_password: 'Iniciar sesión con correo y contraseña',
  page_not_built: 'Las páginas aún no están construidas',
  page_not_built_do: 'Inicie Inlay con `npm start`: primero las construye.',
  page_landing: 'Atención al cliente dentro de sus propios sistemas. El servidor está en marcha.',
  page_open_workbench: 'Abrir el escritorio de trabajo',
  page_health: 'Estado del servidor',
  page_setup: 'Configurar Inlay',
  page_setup_text: 'Este enlace funciona una sola vez. Crea su mostrador y el primer administrador.',
  page_setup_desk: 'Nombre del mostrador',
  page_setup_name: 'Su nombre',
  page_setup_email: 'Correo',
  page_setup_password: 'Contraseña (al menos 10 caracteres)',
  page_setup_create: 'Crear',
  page_setup_done: 'Listo. El enlace ya no funciona.',
};
