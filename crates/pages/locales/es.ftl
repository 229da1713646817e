### Español

## Every page

broken = No se pudo mostrar esta página. Vuelva a cargarla.
powered = Con la tecnología de Kassa
test-mode = Modo de prueba
error-title = Error: { $title }
language = Idioma
language-change = Cambiar

## The left side of a payment page: what is paid

summary = Lo que va a pagar
pay-merchant = Pagar a { $merchant }
order-merchant = Su pedido en { $merchant }
subscribe-to = Suscripción a { $what }
pay-invoice = Pagar la factura { $number }
card-for = Tarjeta para { $what }
for-period = Período: { $from } – { $to }
due-today = a pagar hoy
expires = Página disponible hasta: { $time }
span = { $from } – { $to }

## Rows that repeat what is paid

row-merchant = Comercio
row-amount = Importe
row-for = Concepto
row-card = Tarjeta
row-today = Pagado hoy
row-free-until = Gratis hasta
row-later = Después

## The list of what is bought

lines = Su pedido
more-lines = { $count ->
    [one] Mostrar 1 artículo más
    [many] Mostrar { $count } de artículos más
   *[other] Mostrar { $count } artículos más
}
update = Actualizar
updated = Actualizado. El total es { $amount }.
changed-heading = El total ha cambiado
changed-lead = Revise el nuevo total y pague si está de acuerdo.
add = Agregar
remove = Quitar
free = Gratis

## What a line costs, under its name

price-unit-per = { $unit } por { $label }
price-count-unit-per = { $count } × { $unit } por { $label }
price-count-unit = { $count } × { $unit }
price-unit-each = { $unit } por unidad
price-every = Se cobra { $every }
price-each-every = { $each }, { $every }
price-lasts = Por { $duration }
price-each-lasts = { $each }, por { $duration }
price-part = { $days } de { $of } días
price-each-part = { $each } · { $days } de { $of } días

## How often and how long

every-day = { $count ->
    [one] cada día
    [many] cada { $count } de días
   *[other] cada { $count } días
}
every-week = { $count ->
    [one] cada semana
    [many] cada { $count } de semanas
   *[other] cada { $count } semanas
}
every-month = { $count ->
    [one] cada mes
    [many] cada { $count } de meses
   *[other] cada { $count } meses
}
every-year = { $count ->
    [one] cada año
    [many] cada { $count } de años
   *[other] cada { $count } años
}
duration-day = { $count ->
    [one] 1 día
    [many] { $count } de días
   *[other] { $count } días
}
duration-week = { $count ->
    [one] 1 semana
    [many] { $count } de semanas
   *[other] { $count } semanas
}
duration-month = { $count ->
    [one] 1 mes
    [many] { $count } de meses
   *[other] { $count } meses
}
duration-year = { $count ->
    [one] 1 año
    [many] { $count } de años
   *[other] { $count } años
}

## The sums under the list

sum-subtotal = Subtotal
sum-discount = Descuento: { $name }
sum-shipping = Envío
sum-shipping-named = Envío: { $name }
sum-tax-inclusive = incl. { $name } { $percent } %
sum-tax = { $name } { $percent } %
sum-tax-by-address = Impuestos
tax-by-address = Se calcularán según su dirección
sum-adjustment = Ajuste
sum-carried = Saldo a favor para su próxima factura
sum-total = Total

## How this total is made

explain = Cómo se calcula este total
show-order = Mostrar el pedido
hide-order = Ocultar el pedido
explains-line-share = Parte del período: { $name }
explains-discount-share = Parte del descuento: { $name }
explains-tax-contained = Impuestos incluidos en el precio: { $name }
explains-tax-share = De ellos, { $tax }: { $name }
explains-tax-added = { $tax } sobre { $name }
rounded-half-up = redondeado al valor más cercano, con las mitades hacia arriba
rounded-largest-remainder = redondeado para que las partes sumen el total
rounded-capped = limitado al importe sobre el que se aplica

## Promotion codes, and amounts that the buyer names

apply = Aplicar
applied = Código promocional
amount-open = Elija el importe
amount-hint-between = Entre { $least } y { $most }
amount-hint-least = { $least } o más

## The pay page

pay-title = Pagar { $amount } a { $merchant }
pay-heading = Datos de pago
free-title = Completar su pedido en { $merchant }
pay-invoice-title = Pagar la factura { $number } a { $merchant }
save-title = Usar otra tarjeta en { $merchant }
methods = Pagar con
method-card = Tarjeta
method-mobile-money = Dinero móvil
method-bank-transfer = Transferencia bancaria
method-crypto = Criptomonedas
method-note-card = Crédito o débito
method-note-mobile-money = Apruebe en su teléfono
method-note-bank-transfer = Desde la app de su banco
method-note-crypto = Desde su propia billetera
elsewhere-card = En el siguiente paso podrá indicar su tarjeta o elegir otro método. Esta página nunca ve el número.
elsewhere-mobile-money = Confirmará el pago en el siguiente paso.
elsewhere-bank-transfer = En el siguiente paso verá la cuenta a la que debe transferir.
elsewhere-crypto = En el siguiente paso verá la dirección a la que debe pagar y un código para su billetera.
transfer-note = En la página siguiente verá la cuenta a la que debe transferir. Su pedido se confirmará cuando llegue el dinero.

## The button of the pay page

submit-pay = Pagar
submit-pay-amount = Pagar { $amount }
submit-book = Reservar
submit-book-amount = Reservar · { $amount }
submit-donate = Donar
submit-donate-amount = Donar { $amount }
submit-subscribe = Suscribirse
submit-subscribe-amount = Suscribirse · { $amount }
start-trial = Iniciar prueba
free-heading = Sus datos
free-submit = Completar pedido
busy = Procesando…

## The fields of the form

label-email = Correo electrónico
label-card-number = Número de tarjeta
label-card-expiry = Fecha de vencimiento
label-card-cvc = Código de seguridad
label-card-name = Nombre en la tarjeta
label-phone = Número de dinero móvil
label-method = Método de pago
label-code = Código
label-name = Nombre completo
label-contact-phone = Número de teléfono
label-business-name = Nombre de la empresa
label-tax-id = Número de identificación fiscal
label-custom-amount = Su importe
label-promotion = Código promocional
label-shipping = Método de envío
label-terms = Términos del servicio
label-quantity = Cantidad
label-country = País o región
tax-id-kind = Tipo de identificación fiscal
hint-phone = Aprobará el pago en este teléfono.
expiry-form = MM / AA
cvc-form = CVC
optional = (opcional)
choose = Elegir…

## Addresses

shipping-heading = Dirección de envío
billing-heading = Dirección de facturación
billing-same = La dirección de facturación es la misma que la de envío
address-name = Nombre completo
address-line1 = Dirección
address-line2 = Apartamento, oficina, piso
address-city = Ciudad
address-town = Localidad o ciudad
address-suburb = Barrio
address-state = Estado
address-province = Provincia
address-region = Región
address-prefecture = Prefectura
address-county = Condado
address-emirate = Emirato
address-postal-code = Código postal
address-zip = Código postal (ZIP)
address-postcode = Código postal
address-pin = Código postal (PIN)
address-eircode = Eircode

## Shipping

shipping-options = Método de envío
shipping-today = Hoy
shipping-days = { $count ->
    [one] 1 día
    [many] { $count } de días
   *[other] { $count } días
}
shipping-business-days = { $count ->
    [one] 1 día hábil
    [many] { $count } de días hábiles
   *[other] { $count } días hábiles
}
shipping-days-range = { $least }–{ $most } días
shipping-business-days-range = { $least }–{ $most } días hábiles

## More questions, and what the buyer agrees to

custom-heading = Más sobre su pedido
business-heading = Datos de la empresa
terms-agree = Acepto los { $link }
terms-link = términos del servicio
terms-agree-unlinked = Acepto los términos del servicio
terms-read = Leer los términos
new-tab = (se abre en una pestaña nueva)
promotions-agree = Deseo recibir novedades y ofertas por correo electrónico. Puedo darme de baja en cualquier momento.

## What comes later by itself: subscriptions

later-trial = Gratis hasta el { $date }; después, { $renews }
later-then = Después, { $renews }
later-once = Pago único. Finaliza automáticamente
renews = { $amount } { $every }
renews-from = { $amount } { $every } a partir del { $from }
renews-discount = { $amount } { $every } hasta el { $until } y luego { $after }
renews-from-discount = { $amount } { $every } desde el { $from } hasta el { $until } y luego { $after }
renews-times = { $count ->
    [one] { $amount } { $every }, 1 pago en total
    [many] { $amount } { $every }, { $count } de pagos en total
   *[other] { $amount } { $every }, { $count } pagos en total
}
renews-from-times = { $count ->
    [one] { $amount } { $every } a partir del { $from }, 1 pago en total
    [many] { $amount } { $every } a partir del { $from }, { $count } de veces
   *[other] { $amount } { $every } a partir del { $from }, { $count } veces
}
renews-discount-times = { $count ->
    [one] { $amount } { $every } hasta el { $until } y luego { $after }; 1 pago en total
    [many] { $amount } { $every } hasta el { $until } y luego { $after }; { $count } de pagos en total
   *[other] { $amount } { $every } hasta el { $until } y luego { $after }; { $count } pagos en total
}
renews-from-discount-times = { $count ->
    [one] { $amount } { $every } desde el { $from } hasta el { $until } y luego { $after }; 1 pago en total
    [many] { $amount } { $every } desde el { $from } hasta el { $until } y luego { $after }; { $count } de veces
   *[other] { $amount } { $every } desde el { $from } hasta el { $until } y luego { $after }; { $count } veces
}

## What the buyer allows by pressing the button

mandate-save = Al guardarla, autoriza a { $merchant } a cobrar los próximos pagos en esta tarjeta hasta que usted cancele.
mandate-invoice = { $means ->
    [card] Al pagar, autoriza a { $merchant } a cobrar también los próximos pagos en esta tarjeta hasta que usted cancele.
   *[other] Al pagar, autoriza a { $merchant } a cobrar también los próximos pagos con este método hasta que usted cancele.
}
mandate-trial = { $means ->
    [card] Al iniciar la prueba, autoriza a { $merchant } a cobrar en esta tarjeta a partir del { $date } hasta que usted cancele. Si cancela antes de ese día, no se le cobrará nada más.
   *[other] Al iniciar la prueba, autoriza a { $merchant } a cobrar con este método de pago a partir del { $date } hasta que usted cancele. Si cancela antes de ese día, no se le cobrará nada más.
}
mandate-trial-times = { $means ->
    [card] Al iniciar la prueba, autoriza a { $merchant } a cobrar pagos en esta tarjeta a partir del { $date }, hasta completar { $count } en total o hasta que usted cancele. Si cancela antes de ese día, no se le cobrará nada más.
   *[other] Al iniciar la prueba, autoriza a { $merchant } a cobrar pagos con este método a partir del { $date }, hasta completar { $count } en total o hasta que usted cancele. Si cancela antes de ese día, no se le cobrará nada más.
}
mandate-subscribe = { $means ->
    [card] Al suscribirse, autoriza a { $merchant } a cobrar los próximos pagos en esta tarjeta hasta que usted cancele.
   *[other] Al suscribirse, autoriza a { $merchant } a cobrar los próximos pagos con este método hasta que usted cancele.
}
mandate-subscribe-times = { $means ->
    [card] Al suscribirse, autoriza a { $merchant } a cobrar los próximos pagos en esta tarjeta hasta completar { $count } en total o hasta que usted cancele.
   *[other] Al suscribirse, autoriza a { $merchant } a cobrar los próximos pagos con este método hasta completar { $count } en total o hasta que usted cancele.
}
no-card = Por ahora no se necesita ninguna tarjeta.

## The page that saves another card for a subscription

save-heading = Usar otra tarjeta
keep-lead = La tarjeta quedará guardada en { $merchant } para los próximos pagos. Hoy no se cobra nada.
save-lead = A partir de ahora, { $merchant } cobrará { $what } en la nueva tarjeta. Hoy no se cobra nada.
save-lead-due = A partir de ahora, { $merchant } cobrará { $what } en la nueva tarjeta y, de inmediato, { $due } por la factura pendiente.
save-submit = Guardar tarjeta
card-challenge-lead = { $bank } le pide que confirme que esta tarjeta es suya.
card-challenge-confirm = Confirmar tarjeta
restart-card = Usar otra tarjeta

## The test numbers under the form, in test mode

hints = Números de prueba
hints-lead = No se mueve dinero real. Use cualquier fecha futura, cualquier código de seguridad y cualquier nombre.
hint-succeeds = Pago aceptado
hint-declined = Pago rechazado
hint-funds = Fondos insuficientes
hint-expired = Tarjeta vencida
hint-cvc = Código de seguridad incorrecto
hint-bank = Pide confirmación al banco (3D Secure)
hint-approves = Aprueba
hint-code = Pide un código: 123456
hint-refuses = Rechaza

## What is wrong with a field, and what to do

errors = Revise sus datos
digits-only = Use solo números.
problem-holds-card = Esto parece un número de tarjeta. Escríbalo solo donde se le pida su tarjeta.
problem-email-missing = Escriba su correo electrónico.
problem-email-long = Este correo electrónico es demasiado largo. Use uno más corto.
problem-email = Este correo electrónico está incompleto. Debe tener un formato como ama@example.com.
problem-card-number-missing = Escriba el número de su tarjeta.
problem-card-number-mistyped = Este número de tarjeta tiene un error. Compárelo con su tarjeta.
problem-card-number-test = Está en modo de prueba. Use uno de los números de prueba, nunca una tarjeta real.
problem-card-number-long = Este número de tarjeta es demasiado largo. Compárelo con su tarjeta.
problem-card-number = Este número de tarjeta está incompleto. Compárelo con su tarjeta.
problem-expiry-missing = Escriba la fecha de vencimiento de su tarjeta.
problem-expiry-past = Esta fecha ya pasó. Revísela o use otra tarjeta.
problem-expiry = Escriba la fecha de vencimiento con mes y año, por ejemplo 08 / 29.
problem-cvc-missing = Escriba el código de seguridad de su tarjeta.
problem-cvc = El código de seguridad tiene 3 dígitos, o 4 en American Express.
problem-card-name-missing = Escriba el nombre tal como aparece en su tarjeta.
problem-card-name-long = Este nombre es demasiado largo. Use el que aparece en su tarjeta.
problem-card-name = Escriba el nombre tal como aparece en la tarjeta, con letras.
problem-phone-missing = Escriba su número de dinero móvil.
problem-phone-provider = No conocemos ninguna red móvil para este número. Revise los tres primeros dígitos.
problem-phone-test = Está en modo de prueba. Use uno de los números de teléfono de prueba.
problem-phone = Este número de teléfono está incompleto. Debe tener un formato como 024 412 3456.
problem-method = Elija cómo desea pagar.
problem-code-missing = Escriba el código que recibió en su teléfono.
problem-code-wrong = Este código no es correcto. Revise el mensaje en su teléfono e inténtelo de nuevo.
problem-code-expired = Este código ya no es válido. Elija otro método de pago o comience de nuevo.
problem-code = El código solo tiene números. Escríbalo tal como lo recibió en su teléfono.
problem-promotion-missing = Primero escriba un código promocional.
problem-promotion-expired = Este código promocional ha expirado.
problem-promotion-used = Este código promocional ya alcanzó su límite de usos.
problem-promotion-small = Su pedido no alcanza el mínimo para este código promocional.
problem-promotion-other = Este código promocional no es válido para este pedido.
problem-promotion = Este código promocional no es válido. Revise cómo lo escribió; también es posible que haya expirado.
problem-amount-missing = Escriba el importe que desea pagar.
problem-amount-small = Este importe es demasiado bajo. Escriba uno mayor.
problem-amount-large = Este importe es demasiado alto. Escriba uno menor.
problem-amount-fine = Este importe tiene más decimales de los que se pueden pagar. Redondéelo, por ejemplo, a dos decimales.
problem-amount = Escriba el importe con números, con el mismo formato que los importes debajo del campo.
problem-amount-least = Este importe es demasiado bajo. Escriba al menos { $bound }.
problem-amount-most = Este importe es demasiado alto. Escriba como máximo { $bound }.
problem-quantity-small = Esta cantidad es demasiado pequeña. Elija una mayor.
problem-quantity-large = Esta cantidad es demasiado grande. Elija una menor.
problem-quantity-fine = Con esta cantidad, el total tiene más decimales de los que se pueden pagar. Elija otra.
problem-quantity = Escriba la cantidad como número entero.
problem-quantity-least = Esta cantidad es demasiado pequeña. Elija al menos { $bound }.
problem-quantity-most = Esta cantidad es demasiado grande. Elija como máximo { $bound }.
problem-country-other = No se puede elegir este país. Elija otro.
problem-country = Elija un país.
problem-address-long = El texto es demasiado largo. Use una forma más corta.
problem-address-name = Escriba el nombre completo.
problem-address-line1 = Escriba la calle y el número.
problem-address-line2 = Escriba el apartamento, la oficina o el piso.
problem-address-city = Escriba la localidad o ciudad.
problem-address-state-missing = Escriba o elija el estado, la provincia o la región.
problem-address-state = Elija un estado, una provincia o una región de este país.
problem-address-postal-missing = Escriba el código postal.
problem-address-postal = Este código postal no corresponde al país. Revise ambos.
problem-name-missing = Escriba su nombre completo.
problem-contact-phone-missing = Escriba su número de teléfono.
problem-contact-phone-long = Este número de teléfono es demasiado largo. Revíselo.
problem-contact-phone = Este número de teléfono está incompleto. Puede empezar con + y el código del país.
problem-business-missing = Escriba el nombre de su empresa.
problem-tax-id-missing = Escriba su número de identificación fiscal.
problem-tax-id-type = Elija el tipo de su identificación fiscal.
problem-tax-id = Este número de identificación fiscal no corresponde a su tipo. Revise ambos.
problem-shipping = Elija cómo desea recibir su pedido.
problem-terms = Para continuar, acepte los términos.
problem-long = El texto es demasiado largo. Use menos caracteres.
problem-short = El texto es demasiado corto. Use más caracteres.
problem-choice = Elija una de las respuestas de la lista.
problem-missing = Responda a esta pregunta.
problem-other = Revise esta respuesta.

## Why the last try to pay did not go through

notice-declined = El pago fue rechazado
notice-declined-lead = Pruebe con otra tarjeta u otro método de pago, o pregunte el motivo a su banco o proveedor.
notice-funds = No hay fondos suficientes
notice-funds-lead = Agregue fondos primero, o use otra tarjeta u otro método de pago.
notice-expired = Esta tarjeta está vencida
notice-expired-lead = Revise la fecha de vencimiento o use otra tarjeta.
notice-cvc = El código de seguridad no es correcto
notice-cvc-lead = Vuelva a escribir los 3 o 4 dígitos impresos en la tarjeta.
notice-bank = Su banco no pudo confirmar su identidad
notice-bank-lead = Inténtelo de nuevo y confirme con su banco, o pague de otra forma.
notice-fault = El pago no se completó
notice-fault-lead = Hubo un problema con el proveedor de pagos. Inténtelo de nuevo en un momento o pague de otra forma.
notice-card = La tarjeta fue rechazada
notice-card-lead = Use otra tarjeta o consulte a su banco.
notice-not-confirmed = El pago no se aprobó en su teléfono
notice-not-confirmed-lead = Se rechazó o no se respondió a tiempo. Inténtelo de nuevo y apruebe la solicitud, o pague de otra forma.
notice-not-charged = El pago no llegó al proveedor
notice-not-charged-lead = No se cobró nada. Inténtelo de nuevo o pague de otra forma.
notice-abandoned = Elija cómo desea pagar
notice-abandoned-lead = Si todavía tiene en su teléfono o en la app de su banco una solicitud del intento anterior, no la apruebe.
notice-tries = Demasiados intentos
notice-tries-lead = Espere unos minutos e inténtelo de nuevo, o pague de otra forma.
notice-total = El total ha cambiado
notice-total-lead = No se cobró nada. Revise el nuevo total y pague si está de acuerdo.
notice-discount = El descuento ya no está disponible
notice-discount-lead = No se cobró nada. Revise el nuevo total y pague si está de acuerdo.
notice-order-busy = Este pedido se está pagando en otra página
notice-order-busy-lead = Termine allí, o espere unos minutos e inténtelo de nuevo aquí. Así no pagará dos veces.

## The same where a card is only saved, and nothing is paid

save-declined = La tarjeta fue rechazada
save-declined-lead = Pruebe con otra tarjeta o pregunte el motivo a su banco.
save-bank = Su banco no pudo confirmar su identidad
save-bank-lead = Inténtelo de nuevo y confirme con su banco, o use otra tarjeta.
save-fault = No se pudo guardar la tarjeta
save-fault-lead = Hubo un problema con el proveedor de pagos. Inténtelo de nuevo en un momento o use otra tarjeta.
save-not-reached = No se pudo guardar la tarjeta
save-not-reached-lead = No llegó al proveedor. Inténtelo de nuevo.
save-abandoned = Elija otra tarjeta
save-abandoned-lead = La tarjeta que indicó antes no se guardó.
save-tries = Demasiados intentos
save-tries-lead = Espere unos minutos e inténtelo de nuevo, o use otra tarjeta.

## Ways out, on many pages

cancel = Cancelar y volver a { $merchant }
back = Volver a { $merchant }
restart = Elegir otro método de pago

## The page with a provider's own fields for a card

provider-heading = Escriba sus datos de pago
provider-lead = Sus datos se envían directamente a { $provider } y están cifrados.
provider-submit = Pagar { $amount }
provider-failed = No funcionó. Inténtelo de nuevo o elija otro método de pago.
provider-noscript = Para usar una tarjeta aquí se necesita JavaScript. Para continuar sin él, elija otro método de pago a continuación.

## The page while the buyer pays on a provider's page

away-heading = Termine su pago
away-lead = Pague { $amount } en la página segura de { $provider }. Después volverá aquí.
away-go = Continuar a { $provider }
away-waiting = Esperando su pago. Esta página se actualiza automáticamente.
away-note = Si ya pagó allí, espere en esta página. Si paga de otra forma, podrían cobrarle dos veces; el segundo pago se le devolvería.

## The page with an address for a payment in tokens (crypto)

chain-heading = Pague desde su billetera
chain-lead = Envíe exactamente { $amount } por la red { $network } a esta dirección.
chain-enough-heading = Su pago está en camino
chain-enough-lead = No tiene que enviar nada más. El pago se completará en cuanto la red lo confirme.
chain-amount = Importe
chain-address = Dirección
chain-network = Red
chain-token = Token
chain-contract = Contrato
chain-code = Código para su billetera con el token, la dirección y el importe
chain-open = Abrir en la billetera
chain-only = Envíe solo { $token } y solo por la red { $network }. Cualquier otra cosa que se envíe a esta dirección no se podrá ver aquí.
chain-received = Se recibieron { $amount } { $token }. Envíe el resto a la misma dirección para completar el pago.
chain-seen = { $count ->
    [one] { $amount } { $token } en camino: falta 1 bloque para confirmar.
    [many] { $amount } { $token } en camino: faltan { $count } de bloques para confirmar.
   *[other] { $amount } { $token } en camino: faltan { $count } bloques para confirmar.
}
chain-waiting = Esperando su pago. Esta página se actualiza automáticamente.
chain-warning = Si ya envió el pago, espere en esta página. Lo que llegue después de otro pago tendrá que devolverlo la tienda manualmente.

## The page on which a bank asks (3D Secure)

challenge-heading = Confirme con su banco
challenge-lead = { $bank } le pide que confirme que este pago es suyo.
challenge-confirm = Confirmar pago
challenge-reject = Rechazar

## The page for a code from a text message

code-heading = Escriba su código
code-lead = { $provider } envió un código al { $phone }.
code-button = Confirmar código

## The page while the buyer approves on the phone

prompt-heading = Apruebe en su teléfono
prompt-lead = { $provider } envió una solicitud de pago al { $phone }.
prompt-step-open = Abra la solicitud de pago en su teléfono.
prompt-step-check = Compruebe que indique { $amount } para { $merchant }.
prompt-step-pin = Introduzca su PIN de dinero móvil para aprobar. Nunca escriba su PIN en un sitio web.
prompt-waiting = Esperando su aprobación. Esta página se actualiza automáticamente.
prompt-note = Si ya aprobó este pago, espere en esta página. Si paga de otra forma, podrían cobrarle dos veces.

## The page with the account for a bank transfer

transfer-heading = Haga su transferencia bancaria
transfer-lead = Transfiera exactamente { $amount } a esta cuenta.
transfer-bank = Banco
transfer-account = Número de cuenta
transfer-reference = Referencia
transfer-exact = Use exactamente este importe y esta referencia. Sin ellos no podemos asociar la transferencia a su pedido.
transfer-waiting = Esperando su transferencia. Esta página se actualiza automáticamente.
transfer-warning = Si ya envió la transferencia, espere en esta página. Si paga de otra forma, pagará dos veces.
copy = Copiar: { $row }
copy-short = Copiar
copied = Copiado

## How a payment ended

processing-heading = Confirmando su pago
processing-lead = Estamos esperando la respuesta del proveedor de pagos. No vuelva a pagar. Esta página se actualiza automáticamente.
paid-heading = Pago completado
paid-lead = Gracias. Su pago a { $merchant } se realizó correctamente.
paid-close = Ya puede cerrar esta página.
paid-moves-on = En un momento volverá a { $merchant }.
ordered-heading = Pedido completado
ordered-lead = Gracias. Su pedido en { $merchant } está completo y no tiene nada que pagar.
expired-heading = Esta página de pago ha expirado
expired-lead = Ya no se puede pagar aquí. Para volver a comprar, empiece desde { $merchant }. Si cree que ya pagó, consulte antes a { $merchant }.
paid-elsewhere-heading = Este pedido ya está pagado
paid-elsewhere-lead = Se pagó a { $merchant } en otra página. Aquí no queda nada por pagar.
locked-heading = Demasiados intentos fallidos
locked-lead = Por su seguridad, esta página no admite más intentos. Para intentarlo de nuevo, vuelva a { $merchant } e inicie un nuevo pago.
unavailable-heading = Este pago no se puede procesar en este momento
unavailable-lead = No hay ningún proveedor de pagos disponible. Inténtelo más tarde o pida a { $merchant } otra forma de pago.

## The same for a subscription

subscribed-heading = Suscripción activada
subscribed-lead = Gracias. Su suscripción en { $merchant } ha comenzado.
trial-started-heading = Su prueba ha comenzado
trial-started-lead = Gracias. Su suscripción en { $merchant } comienza con un período de prueba.
subscribe-expired-heading = Esta página ha expirado
subscribe-expired-lead = Ya no es posible suscribirse aquí. Para suscribirse, empiece de nuevo desde { $merchant }. Si cree que ya lo hizo, consulte antes a { $merchant }.
subscribe-elsewhere-heading = Esta suscripción ya ha comenzado
subscribe-elsewhere-lead = Se inició en { $merchant } desde otra página. Aquí no queda nada por hacer.
subscribe-locked-lead = Por su seguridad, esta página no admite más intentos. Para intentarlo de nuevo, vuelva a { $merchant } y suscríbase desde allí.
subscribe-unavailable-heading = No es posible suscribirse en este momento
subscribe-unavailable-lead = No hay ningún proveedor de pagos disponible. Inténtelo más tarde o consulte a { $merchant }.

## The same for an invoice

invoice-done-heading = La factura { $number } está pagada
invoice-expired-heading = La factura { $number } ya no se puede pagar aquí
invoice-expired-lead = Es posible que se haya pagado o anulado. Consulte a { $merchant } si queda algo por hacer.
invoice-elsewhere-heading = La factura { $number } ya se pagó
invoice-locked-lead = Por su seguridad, esta página no admite más intentos. Consulte a { $merchant } cómo pagar la factura { $number }.

## The same for a card that is saved

saving-heading = Guardando su tarjeta
saving-lead = Estamos esperando la respuesta de su banco. No vuelva a escribir los datos de la tarjeta. Esta página se actualiza automáticamente.
saved-heading = Su tarjeta está guardada
kept-lead = Queda guardada en { $merchant } para los próximos pagos.
saved-lead = A partir de ahora, { $merchant } cobrará { $what } en esta tarjeta.
save-expired-heading = Esta página ha expirado
save-expired-lead = Aquí ya no se pueden guardar tarjetas. Para usar otra tarjeta, empiece de nuevo desde { $merchant }.
saved-elsewhere-heading = Ya se guardó una tarjeta
kept-elsewhere-lead = Se guardó en otra página. Queda guardada en { $merchant } para los próximos pagos.
saved-elsewhere-lead = Se guardó en otra página. A partir de ahora, { $merchant } cobrará { $what } en esa tarjeta.
save-locked-lead = Por su seguridad, esta página no admite más tarjetas. Para intentarlo de nuevo, empiece desde { $merchant }.
save-unavailable-heading = La tarjeta no se puede guardar en este momento
save-unavailable-lead = No hay ningún proveedor de pagos disponible. Inténtelo más tarde o consulte a { $merchant }.

## The receipt of one payment

receipt = Recibo
receipt-title = Recibo de { $seller }
receipt-number = Pago
receipt-short = Número de recibo
receipt-refunded = Reembolsado
receipt-test = Modo de prueba: no se movió dinero y este no es el recibo de un pago real.
receipt-proof = Este recibo también está disponible en versión firmada, que cualquiera puede verificar sin consultarnos.
receipt-signed = Recibo firmado
receipt-link = Ver recibo

## The printable invoice

invoice = Factura
invoice-title = Factura { $number } de { $seller }
invoice-test = Modo de prueba: esta factura no es real.
invoice-status-open = Pendiente
invoice-status-paid = Pagada
invoice-status-void = Anulada
invoice-status-uncollectible = Incobrable
invoice-lead-due-by = { $amount } a pagar hasta el { $date }
invoice-lead-due = { $amount } a pagar
invoice-lead-paid-on = Pago de { $amount } realizado el { $date }
invoice-lead-paid = Pago de { $amount } realizado
invoice-lead-void = Anulada: no hay nada que pagar
invoice-lead-uncollectible = Importe de { $amount } sin pagar
invoice-number = Número de factura
invoice-issued = Fecha de emisión
invoice-paid-on = Fecha de pago
invoice-due-by = Fecha de vencimiento
invoice-period = Período
invoice-paid-with = Método de pago
invoice-seller = De
invoice-buyer = Facturado a
tax-id = Identificación fiscal: { $number }
invoice-paid = Importe pagado
invoice-due = Importe pendiente
invoice-pay = Pagar esta factura
invoice-print-lead = Para conservar una copia, imprima esta página o guárdela como PDF.
print = Imprimir
go-back = Volver

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = Sus suscripciones en { $merchant }
portal-heading = Sus suscripciones
portal-none = No tiene ninguna suscripción aquí.
portal-price = { $amount } { $every }
portal-next = Próximo pago
portal-next-on = { $amount } el { $date }
portal-card = Se cobra en
portal-pay = Pagar ahora
portal-cancel = Cancelar suscripción
portal-resume = Mantener suscripción
portal-change-card = Usar otra tarjeta
portal-receipts = Facturas
portal-no-receipts = Aún no hay facturas.
portal-ends-on = { $name } finaliza el { $date }.
portal-ends = { $name } va a finalizar.
portal-ended = { $name } ha finalizado. No se cobrará nada más.
portal-goes-on = { $name } continúa.
portal-card-changed = Se cambió su tarjeta.
portal-unchanged = No se cambió nada, porque entretanto hubo otro cambio. Revise de nuevo.
status-incomplete = Sin iniciar
status-active = Activa
status-trial-until = En prueba hasta el { $date }
status-trial = En prueba
status-overdue = Pago atrasado
status-unpaid = Sin pagar
status-paused = En pausa
status-ends-on = Finaliza el { $date }
status-ends = Finaliza pronto
status-ended-on = Finalizó el { $date }
status-ended = Finalizada
status-note-incomplete = Todavía falta el primer pago.
status-note-overdue = El último pago no se completó. Páguelo ahora o use otra tarjeta, en la que se cobrará de inmediato.
status-note-unpaid = El último pago nunca se hizo. La suscripción continuará en cuanto se pague.
status-note-paused = Mientras esté en pausa, no se cobra nada.
status-note-ends = Hasta entonces, todo sigue igual. No se cobrará nada más.
portal-cancel-heading = ¿Cancelar { $name }?
portal-cancel-trial-on = Finaliza con la prueba, el { $date }. Hasta entonces, todo sigue igual.
portal-cancel-on = Finaliza el { $date }, con el período ya pagado. Hasta entonces, todo sigue igual.
portal-cancel-now = Finaliza de inmediato.
portal-cancel-charge = No se le cobrará nada más.
portal-cancel-trial = No se le cobrará nada.
portal-keep = Mantener
portal-expired-heading = Este enlace ha expirado
portal-expired-lead = Por su seguridad, solo funciona por poco tiempo. Ábralo de nuevo desde { $merchant }.
portal-expired-lead-unknown = Por su seguridad, solo funciona por poco tiempo. Ábralo de nuevo desde la tienda.

## The page of a payment link

link-continue = Continuar al pago
link-open-amount = Elegirá el importe en la página siguiente.
link-inactive-heading = Este enlace no está activo
link-inactive-lead = Aquí no se puede pagar nada ahora. Si esperaba otra cosa, consulte a { $merchant }.
link-sold-out-heading = Agotado
link-sold-out-lead = Todo lo que ofrecía este enlace está vendido, o alguien más lo está pagando en este momento. Pregunte a { $merchant } si habrá más.

## What went wrong with a request

http-400 = Esta solicitud no es correcta
http-400-lead = Vuelva atrás, recargue la página e inténtelo otra vez.
http-403 = Este formulario viene de otro lugar
http-403-lead = Por su seguridad, no se aceptó. Abra de nuevo la página de pago.
http-404 = Aquí no hay nada
http-404-lead = Revise la dirección o pida a la tienda un nuevo enlace de pago.
http-405 = Esto no se puede hacer aquí
http-405-lead = Vuelva a la página de la que venía.
http-413 = Es demasiado grande
http-413-lead = Acorte lo que ha escrito e inténtelo de nuevo.
http-415 = Este formulario tiene otro formato
http-415-lead = Abra de nuevo la página de pago y envíelo desde allí.
http-429 = Demasiadas solicitudes
http-429-lead = Espere un momento e inténtelo de nuevo.
http-500 = Hubo un problema de nuestro lado
http-500-lead = Si estaba pagando, no vuelva a pagar: abra la página de pago, donde verá el estado de su pago.
problem-status = Error
problem-request = Solicitud

## The server's own pages, and the demo shop

home-lead = Aquí funciona un servidor de pagos.
home-version = Versión
dashboard-heading = Panel de control
demo-heading = Tienda de demostración
cancelled-heading = Pago cancelado
cancelled-lead = Esta es la tienda de demostración. Una tienda real mostraría aquí su carrito para que pueda intentarlo de nuevo.
codes-heading = Códigos de error
codes-lead = Todos los códigos con los que puede responder la API y su significado.

## A slow or lost line, and the foot of the page

slow-title = Esto está tardando más de lo habitual
slow-text = Es posible que su pago aún esté en camino. Mantenga abierta esta página o consulte el estado de su pago: no se le cobrará dos veces.
lost-title = Se perdió la conexión
lost-text = Todavía no sabemos si recibimos su pago. Pulse el botón de nuevo o consulte el estado de su pago: en ambos casos se le cobrará una sola vez.
look-again = Consultar este pago
support-link = Contacto
terms-foot = Términos
privacy-link = Privacidad
