import type { KnowledgeEntry } from './entry.ts';

export const spanish: readonly KnowledgeEntry[] = [
  {
    question: '¿Cuánto tarda el envío?',
    similar: ['¿Cuándo llega mi pedido?', '¿En cuántos días entregan?', 'Tiempo de entrega'],
    answer:
      'De dos a cuatro días hábiles. Cuando el paquete sale, le mandamos por correo el enlace de rastreo.',
  },
  {
    question: '¿Cuánto cuesta el envío?',
    similar: ['¿El envío es gratis?', 'Costo de envío', '¿Cobran la paquetería?'],
    answer: 'Es gratis en compras desde $1,100. Por debajo cuesta $99 a todo el país.',
  },
  {
    question: '¿Dónde está mi paquete?',
    similar: ['¿Cómo rastreo mi pedido?', 'Número de guía', 'Mi paquete no ha llegado'],
    answer:
      'Abra el enlace de rastreo de su correo. Si no se ha movido en tres días, díganos su número de pedido y preguntamos a la paquetería.',
  },
  {
    question: '¿Envían a otros países?',
    similar: ['Envío internacional', '¿Entregan en el extranjero?'],
    answer:
      'Sí, a 31 países, en cinco a nueve días hábiles. Verá el precio antes de pagar, con aduana incluida.',
  },
  {
    question: '¿Cómo devuelvo un producto?',
    similar: ['Política de devoluciones', 'Quiero regresar un artículo', '¿Puedo devolver té abierto?'],
    answer:
      'Tiene sesenta días, aun después de la primera taza. Elija Devolver en su pedido, imprima la etiqueta y entregue el paquete en cualquier sucursal.',
  },
  {
    question: '¿Cuándo recibo mi reembolso?',
    similar: ['¿Cuánto tarda el reembolso?', 'Devolví el producto y no me han pagado'],
    answer:
      'En tres días hábiles desde que recibimos el paquete, por el mismo medio de pago. Su banco puede tardar dos días más.',
  },
  {
    question: '¿Puedo cambiar o cancelar mi pedido?',
    similar: ['Cancelar pedido', 'Me equivoqué de producto', 'Cambiar la dirección de entrega'],
    answer:
      'Sí, mientras diga En preparación: ábralo y elija Cambiar o Cancelar. Si ya salió, rechace el paquete o devuélvalo.',
  },
  {
    question: '¿Cómo obtengo mi factura?',
    similar: ['Necesito factura con RFC', '¿Dónde descargo la factura?', 'Facturación'],
    answer:
      'En su pedido elija Facturar, escriba su RFC y uso de CFDI, y la recibe por correo el mismo día. Tiene treinta días.',
  },
  {
    question: '¿Qué formas de pago aceptan?',
    similar: ['¿Puedo pagar con tarjeta?', '¿Aceptan PayPal?', '¿Puedo pagar en OXXO?'],
    answer: 'Visa, Mastercard, American Express, PayPal, transferencia SPEI y efectivo en OXXO.',
  },
  {
    question: 'Mi pago fue rechazado, ¿qué hago?',
    similar: ['No pasa mi tarjeta', 'El pago falló'],
    answer:
      'No se le cobró nada. Revise los datos o use otra tarjeta o PayPal. Si vuelve a fallar, su banco puede decirle por qué.',
  },
  {
    question: '¿Cuánto dura la garantía?',
    similar: ['Se rompió mi producto', '¿Reparan mochilas?', 'Garantía del termo'],
    answer:
      'Tres años en equipo. Después reparamos costuras, correas y cierres durante diez años; mándenos una foto del daño.',
  },
  {
    question: '¿Cómo uso un cupón?',
    similar: ['¿Dónde escribo el código de descuento?', 'Mi código no funciona', 'Código promocional'],
    answer:
      'Escríbalo en el campo Cupón del carrito. Uno por pedido; no aplica en tarjetas de regalo ni en productos rebajados.',
  },
  {
    question: '¿Cómo guardo el té suelto?',
    similar: ['¿Cuánto dura el té?', '¿El té caduca?'],
    answer:
      'En su lata cerrada, fresco, seco y sin luz. El verde dura un año, el oolong dos, y el oscuro mejora con el tiempo.',
  },
  {
    question: '¿La tienda para dos personas resiste la lluvia?',
    similar: ['¿La tienda es impermeable?', 'Columna de agua de la tienda'],
    answer: 'Sí: tres estaciones, 3,000 mm de columna de agua y costuras selladas. No es para nieve.',
  },
  {
    question: '¿Cuál es el horario de atención?',
    similar: ['¿A qué hora atienden?', '¿Abren los fines de semana?'],
    answer:
      'Personas le atienden de lunes a sábado, de 9:00 a 20:00. Lo que llega de noche se responde a primera hora.',
  },
];
