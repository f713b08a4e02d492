import type { PageSentences } from './en-US.ts';

export const esMX: PageSentences = {
  used_access_token: 'Este token de acceso ya se usó. Recargue la página para obtener otro.',
  body_too_large: 'Es demasiado grande. Envíe menos a la vez.',
  malformed_body: 'No es el JSON esperado. Envíe un objeto JSON.',
  bad_address: 'La dirección está mal formada.',
  too_many_uploads: 'Demasiadas imágenes a la vez. Espere un minuto y vuelva a enviarla.',
  url_not_a_url: 'Esto no es una dirección. Envíe una como https://crm.example.com/inlay.',
  url_not_https:
    'La dirección debe empezar con https://. http:// solo vale para esta máquina o con INLAY_WEBHOOK_ALLOW_HTTP=1.',
  url_has_credentials:
    'La dirección no puede llevar usuario ni contraseña. Verifique la firma de cada entrega.',
  url_bad_port: 'Este puerto no está permitido. Use 80, 443 o uno desde 1024.',
  url_unsafe_address:
    'Esta dirección está en una red que no es pública. Si es suya, el operador la agrega a INLAY_OUTBOUND_NETWORKS.',
  url_unknown_host: 'No se puede resolver el nombre de este host. Revise la ortografía.',
  too_many_webhooks: 'Un puesto tiene como máximo 20 webhooks. Borre uno primero.',
  unknown_webhook: 'Este puesto no tiene ese webhook.',
  admins_only: 'Solo los administradores del puesto pueden hacer esto.',
  changed_meanwhile:
    'Otra persona cambió esto mientras tanto. No se sobrescribió nada: vuelva a cargarlo y repita su cambio.',
  last_admin: 'Es el último administrador del puesto. Primero nombre administrador a otra persona.',
  not_yourself: 'No puede quitarse este permiso a sí mismo. Pídaselo a otro administrador.',
  extension_taken: 'La extensión {extension} ya es de otro agente. Elija otra.',
  agent_disabled: 'Este agente está desactivado. Actívelo primero.',
  bad_password_link: 'Este enlace ya se usó, venció o hay uno más nuevo. Pida uno nuevo a su administrador.',
  too_many_workgroups: 'Un puesto tiene como máximo {limit} grupos de trabajo.',
  too_many_api_keys: 'Un puesto tiene como máximo {limit} claves de API. Revoque una primero.',
  too_many_pages: 'Un puesto tiene como máximo {limit} páginas de negocio. Borre una primero.',
  unknown_api_key: 'Este puesto no tiene esa clave de API, o ya fue revocada.',
  unknown_page: 'Este puesto no tiene esa página de negocio.',
  address_not_a_url: '{address}: esto no es una dirección. Escriba una como https://crm.example.com.',
  address_not_https:
    '{address}: la dirección debe empezar con https://. http:// solo vale para esta máquina (localhost, 127.0.0.1).',
  address_has_credentials: '{address}: la dirección no puede llevar usuario ni contraseña.',
  address_has_path:
    '{address}: un origen no tiene ruta. Escriba solo esquema, host y puerto, como https://crm.example.com.',
  address_has_wildcard: '{address}: sin comodines. Liste cada origen con su nombre completo.',
  weak_sso_secret:
    'El secreto necesita al menos {bytes} bytes. Deje que el servidor genere uno o use uno más largo.',
  token_format_ok: 'Tiene la forma de un JSON Web Token.',
  token_format_bad:
    'Esto no es un JSON Web Token: tres partes en base64url unidas por puntos. Pegue solo el valor de accessToken, sin comillas ni «Bearer».',
  token_format_long:
    'El token mide más de {bytes} bytes. Quite los datos que Inlay no necesita: bastan sub y exp.',
  token_algorithm_ok: 'Está firmado con {found}, como espera este puesto.',
  token_algorithm_bad:
    'Dice que está firmado con {found}; este puesto solo acepta {wanted}. Firme con {wanted} o cambie el algoritmo arriba.',
  token_configured_bad:
    'El inicio de sesión único está apagado en este puesto. Primero defina un secreto o una dirección JWKS.',
  token_signature_ok: 'La firma es correcta.',
  token_signature_bad:
    'La firma no corresponde al secreto del puesto. ¿Es el secreto más nuevo, completo y sin salto de línea al final?',
  token_signature_decoded:
    'Se firmó con el secreto decodificado de base64. Firme con los bytes del texto mismo.',
  token_signature_untrimmed: 'Se firmó con el secreto y un salto de línea al final. Quite el salto de línea.',
  token_signature_no_key: 'La dirección JWKS no tiene una clave para el kid {kid} del token.',
  token_signature_key_set: 'No se pudieron leer las claves de la dirección JWKS: {problem}.',
  token_exp_ok: 'Es válido por {duration} más.',
  token_exp_missing: 'No tiene exp. Agréguelo, en segundos desde 1970, unos minutos adelante.',
  token_exp_millis: 'Su exp es {value}: parecen milisegundos. Se esperan segundos desde 1970.',
  token_exp_past:
    'Venció hace {duration}. Genere uno nuevo cada vez que se abre la página y compare los dos relojes.',
  token_times_number: 'Su {claim} no es un número. Se esperan segundos desde 1970.',
  token_times_future: 'Su {claim} está {duration} en el futuro. Compare los dos relojes.',
  token_sub_ok: 'Inicia sesión como {email}.',
  token_sub_bad: 'Su sub no es un correo ni el texto JSON de platform y username (un correo): {value}',
  token_account_ok: '{name} es agente de este puesto.',
  token_account_unknown: 'Ningún agente de este puesto tiene el correo {email}. Invítelo primero.',
  token_account_disabled: 'El agente {email} está desactivado.',
  token_account_revoked:
    'Todas las sesiones de {email} terminaron después de firmarse este token. Firme uno nuevo, con iat.',
  token_once: 'Lleva un jti: sirve para un solo inicio de sesión.',
  page_open_console: 'Abrir la consola',
  page_password: 'Defina su contraseña',
  page_password_text: 'Este enlace funciona una vez. Después entrará con su correo y esta contraseña.',
  page_password_new: 'Contraseña nueva (al menos 10 caracteres)',
  page_password_set: 'Guardar contraseña',
  page_password_done: 'Su contraseña quedó guardada. El enlace ya no funciona.',
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
