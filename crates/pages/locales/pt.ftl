### Português (Brasil)

## Every page

broken = Não foi possível mostrar esta página. Recarregue-a.
powered = Com tecnologia Kassa
test-mode = Modo de teste
error-title = Erro: { $title }
language = Idioma
language-change = Alterar

## The left side of a payment page: what is paid

summary = O que você está pagando
pay-merchant = Pagar a { $merchant }
order-merchant = Seu pedido em { $merchant }
subscribe-to = Assinar { $what }
pay-invoice = Pagar fatura { $number }
card-for = Cartão para { $what }
for-period = Período: { $from } – { $to }
due-today = a pagar hoje
expires = Esta página fica disponível até { $time }
span = { $from } – { $to }

## Rows that repeat what is paid

row-merchant = Estabelecimento
row-amount = Valor
row-for = Referente a
row-card = Cartão
row-today = Pago hoje
row-free-until = Grátis até
row-later = Depois

## The list of what is bought

lines = Seu pedido
more-lines = { $count ->
    [one] Mostrar mais { $count } item
    [many] Mostrar mais { $count } de itens
   *[other] Mostrar mais { $count } itens
}
update = Atualizar
updated = Atualizado. O total é { $amount }.
changed-heading = O total mudou
changed-lead = Confira o novo total e pague se estiver de acordo.
add = Adicionar
remove = Remover
free = Grátis

## What a line costs, under its name

price-unit-per = { $unit } por { $label }
price-count-unit-per = { $count } × { $unit } por { $label }
price-count-unit = { $count } × { $unit }
price-unit-each = { $unit } por unidade
price-every = Valor cobrado { $every }
price-each-every = { $each }, { $every }
price-lasts = Por { $duration }
price-each-lasts = { $each }, por { $duration }
price-part = { $days } de { $of } dias
price-each-part = { $each } · { $days } de { $of } dias

## How often and how long

every-day = { $count ->
    [one] por dia
    [many] a cada { $count } de dias
   *[other] a cada { $count } dias
}
every-week = { $count ->
    [one] por semana
    [many] a cada { $count } de semanas
   *[other] a cada { $count } semanas
}
every-month = { $count ->
    [one] por mês
    [many] a cada { $count } de meses
   *[other] a cada { $count } meses
}
every-year = { $count ->
    [one] por ano
    [many] a cada { $count } de anos
   *[other] a cada { $count } anos
}
duration-day = { $count ->
    [one] { $count } dia
    [many] { $count } de dias
   *[other] { $count } dias
}
duration-week = { $count ->
    [one] { $count } semana
    [many] { $count } de semanas
   *[other] { $count } semanas
}
duration-month = { $count ->
    [one] { $count } mês
    [many] { $count } de meses
   *[other] { $count } meses
}
duration-year = { $count ->
    [one] { $count } ano
    [many] { $count } de anos
   *[other] { $count } anos
}

## The sums under the list

sum-subtotal = Subtotal
sum-discount = Desconto: { $name }
sum-shipping = Frete
sum-shipping-named = Frete: { $name }
sum-tax-inclusive = incl. { $name } { $percent }%
sum-tax = { $name } { $percent }%
sum-tax-by-address = Impostos
tax-by-address = Calculados após você informar o endereço
sum-adjustment = Ajuste
sum-carried = Crédito para sua próxima fatura
sum-total = Total

## How this total is made

explain = Como este total é calculado
show-order = Mostrar o pedido
hide-order = Ocultar o pedido
explains-line-share = Parte do período: { $name }
explains-discount-share = Parte do desconto: { $name }
explains-tax-contained = Impostos incluídos no preço: { $name }
explains-tax-share = Destes, { $tax }: { $name }
explains-tax-added = { $tax } sobre { $name }
rounded-half-up = arredondado para o valor mais próximo, com metades para cima
rounded-largest-remainder = arredondado para que as partes somem o total
rounded-capped = limitado ao valor sobre o qual se aplica

## Promotion codes, and amounts that the buyer names

apply = Aplicar
applied = Código promocional
amount-open = Escolha o valor
amount-hint-between = Entre { $least } e { $most }
amount-hint-least = { $least } ou mais

## The pay page

pay-title = Pagar { $amount } a { $merchant }
pay-heading = Dados de pagamento
free-title = Concluir seu pedido em { $merchant }
pay-invoice-title = Pagar fatura { $number } a { $merchant }
save-title = Usar outro cartão em { $merchant }
methods = Pagar com
method-card = Cartão
method-mobile-money = Dinheiro móvel
method-bank-transfer = Transferência bancária
method-crypto = Criptomoedas
method-note-card = Crédito ou débito
method-note-mobile-money = Aprove no seu celular
method-note-bank-transfer = Pelo app do seu banco
method-note-crypto = Da sua própria carteira
elsewhere-card = Na próxima etapa, você informa os dados do cartão ou escolhe outra forma de pagamento. Esta página nunca vê o número.
elsewhere-mobile-money = Você confirma o pagamento na próxima etapa.
elsewhere-bank-transfer = Na próxima etapa, você vê a conta para a transferência.
elsewhere-crypto = A próxima etapa mostra o endereço para o pagamento e um código para sua carteira.
transfer-note = A próxima página mostra a conta para a transferência. Seu pedido é confirmado quando o dinheiro chega.

## The button of the pay page

submit-pay = Pagar
submit-pay-amount = Pagar { $amount }
submit-book = Reservar
submit-book-amount = Reservar · { $amount }
submit-donate = Doar
submit-donate-amount = Doar { $amount }
submit-subscribe = Assinar
submit-subscribe-amount = Assinar · { $amount }
start-trial = Iniciar teste
free-heading = Seus dados
free-submit = Concluir pedido
busy = Processando…

## The fields of the form

label-email = E-mail
label-card-number = Número do cartão
label-card-expiry = Validade
label-card-cvc = Código de segurança
label-card-name = Nome no cartão
label-phone = Número de dinheiro móvel
label-method = Forma de pagamento
label-code = Código
label-name = Nome completo
label-contact-phone = Telefone
label-business-name = Nome da empresa
label-tax-id = Número de identificação fiscal
label-custom-amount = Seu valor
label-promotion = Código promocional
label-shipping = Forma de envio
label-terms = Termos de serviço
label-quantity = Quantidade
label-country = País ou região
tax-id-kind = Tipo de identificação fiscal
hint-phone = Você aprova o pagamento neste celular.
expiry-form = MM / AA
cvc-form = CVC
optional = (opcional)
choose = Escolher…

## Addresses

shipping-heading = Endereço de entrega
billing-heading = Endereço de cobrança
billing-same = O endereço de cobrança é o mesmo da entrega
address-name = Nome completo
address-line1 = Endereço
address-line2 = Complemento (apto., sala, andar)
address-city = Cidade
address-town = Cidade
address-suburb = Bairro
address-state = Estado
address-province = Província
address-region = Região
address-prefecture = Província
address-county = Condado
address-emirate = Emirado
address-postal-code = CEP ou código postal
address-zip = Código postal (ZIP)
address-postcode = Código postal
address-pin = Código postal (PIN)
address-eircode = Eircode

## Shipping

shipping-options = Forma de envio
shipping-today = Hoje
shipping-days = { $count ->
    [one] { $count } dia
    [many] { $count } de dias
   *[other] { $count } dias
}
shipping-business-days = { $count ->
    [one] { $count } dia útil
    [many] { $count } de dias úteis
   *[other] { $count } dias úteis
}
shipping-days-range = { $least }–{ $most } dias
shipping-business-days-range = { $least }–{ $most } dias úteis

## More questions, and what the buyer agrees to

custom-heading = Mais sobre seu pedido
business-heading = Dados da empresa
terms-agree = Concordo com os { $link }
terms-link = termos de serviço
terms-agree-unlinked = Concordo com os termos de serviço
terms-read = Ler os termos
new-tab = (abre em uma nova aba)
promotions-agree = Quero receber novidades e ofertas por e-mail. Posso cancelar a qualquer momento.

## What comes later by itself: subscriptions

later-trial = Grátis até { $date }; depois, { $renews }
later-then = Depois, { $renews }
later-once = Pagamento único. Termina automaticamente
renews = { $amount } { $every }
renews-from = { $amount } { $every } a partir de { $from }
renews-discount = { $amount } { $every } até { $until } e depois { $after }
renews-from-discount = { $amount } { $every } de { $from } até { $until } e depois { $after }
renews-times = { $count ->
    [one] { $amount } { $every }, { $count } pagamento no total
    [many] { $amount } { $every }, { $count } de pagamentos no total
   *[other] { $amount } { $every }, { $count } pagamentos no total
}
renews-from-times = { $count ->
    [one] { $amount } { $every } a partir de { $from }, { $count } pagamento no total
    [many] { $amount } { $every } a partir de { $from }, { $count } de vezes
   *[other] { $amount } { $every } a partir de { $from }, { $count } vezes
}
renews-discount-times = { $count ->
    [one] { $amount } { $every } até { $until } e depois { $after }; { $count } pagamento no total
    [many] { $amount } { $every } até { $until } e depois { $after }; { $count } de pagamentos no total
   *[other] { $amount } { $every } até { $until } e depois { $after }; { $count } pagamentos no total
}
renews-from-discount-times = { $count ->
    [one] { $amount } { $every } de { $from } até { $until } e depois { $after }; { $count } pagamento no total
    [many] { $amount } { $every } de { $from } até { $until } e depois { $after }; { $count } de vezes
   *[other] { $amount } { $every } de { $from } até { $until } e depois { $after }; { $count } vezes
}

## What the buyer allows by pressing the button

mandate-save = Ao salvar, você autoriza { $merchant } a cobrar os próximos pagamentos neste cartão até você cancelar.
mandate-invoice = { $means ->
    [card] Ao pagar, você autoriza { $merchant } a cobrar também os próximos pagamentos neste cartão até você cancelar.
   *[other] Ao pagar, você autoriza { $merchant } a cobrar também os próximos pagamentos por este meio até você cancelar.
}
mandate-trial = { $means ->
    [card] Ao iniciar o teste, você autoriza { $merchant } a fazer cobranças neste cartão a partir de { $date }, até você cancelar. Se cancelar antes desse dia, nada mais será cobrado.
   *[other] Ao iniciar o teste, você autoriza { $merchant } a fazer cobranças por este meio de pagamento a partir de { $date }, até você cancelar. Se cancelar antes desse dia, nada mais será cobrado.
}
mandate-trial-times = { $means ->
    [card] Ao iniciar o teste, você autoriza { $merchant } a fazer cobranças neste cartão a partir de { $date }, até completar { $count } no total ou até você cancelar. Se cancelar antes desse dia, nada mais será cobrado.
   *[other] Ao iniciar o teste, você autoriza { $merchant } a fazer cobranças por este meio de pagamento a partir de { $date }, até completar { $count } no total ou até você cancelar. Se cancelar antes desse dia, nada mais será cobrado.
}
mandate-subscribe = { $means ->
    [card] Ao assinar, você autoriza { $merchant } a cobrar os próximos pagamentos neste cartão até você cancelar.
   *[other] Ao assinar, você autoriza { $merchant } a cobrar os próximos pagamentos por este meio até você cancelar.
}
mandate-subscribe-times = { $means ->
    [card] Ao assinar, você autoriza { $merchant } a cobrar os próximos pagamentos neste cartão até completar { $count } no total ou até você cancelar.
   *[other] Ao assinar, você autoriza { $merchant } a cobrar os próximos pagamentos por este meio até completar { $count } no total ou até você cancelar.
}
no-card = Nenhum cartão é necessário agora.

## The page that saves another card for a subscription

save-heading = Usar outro cartão
keep-lead = O cartão ficará salvo em { $merchant } para os próximos pagamentos. Nada será cobrado hoje.
save-lead = A partir de agora, { $merchant } cobrará { $what } no novo cartão. Nada será cobrado hoje.
save-lead-due = A partir de agora, { $merchant } cobrará { $what } no novo cartão e, imediatamente, { $due } pela fatura em aberto.
save-submit = Salvar cartão
card-challenge-lead = { $bank } pede que você confirme que este cartão é seu.
card-challenge-confirm = Confirmar cartão
restart-card = Usar outro cartão

## The test numbers under the form, in test mode

hints = Números de teste
hints-lead = Nenhum dinheiro real é movimentado. Use qualquer data futura, qualquer código de segurança e qualquer nome.
hint-succeeds = Aprovado
hint-declined = Recusado
hint-funds = Saldo insuficiente
hint-expired = Cartão vencido
hint-cvc = Código de segurança incorreto
hint-bank = Pede confirmação do banco (3D Secure)
hint-approves = Aprova
hint-code = Pede um código: 123456
hint-refuses = Recusa

## What is wrong with a field, and what to do

errors = Confira seus dados
digits-only = Use apenas números.
problem-holds-card = Isto parece um número de cartão. Informe-o apenas onde o cartão for solicitado.
problem-email-missing = Informe seu e-mail.
problem-email-long = Este e-mail é longo demais. Use um mais curto.
problem-email = Este e-mail está incompleto. O formato deve ser como ama@example.com.
problem-card-number-missing = Informe o número do seu cartão.
problem-card-number-mistyped = Há um erro neste número de cartão. Compare-o com o cartão.
problem-card-number-test = Este é o modo de teste. Use um dos números de teste, nunca um cartão real.
problem-card-number-long = Este número de cartão é longo demais. Compare-o com o cartão.
problem-card-number = Este número de cartão está incompleto. Compare-o com o cartão.
problem-expiry-missing = Informe a validade do seu cartão.
problem-expiry-past = Esta data já passou. Confira a data ou use outro cartão.
problem-expiry = Informe a validade com mês e ano, como 08 / 29.
problem-cvc-missing = Informe o código de segurança do seu cartão.
problem-cvc = O código de segurança tem 3 dígitos, ou 4 no American Express.
problem-card-name-missing = Informe o nome como está impresso no cartão.
problem-card-name-long = Este nome é longo demais. Use o nome como está impresso no cartão.
problem-card-name = Informe o nome como está impresso no cartão, com letras.
problem-phone-missing = Informe seu número de dinheiro móvel.
problem-phone-provider = Não conhecemos uma operadora para este número. Confira os três primeiros dígitos.
problem-phone-test = Este é o modo de teste. Use um dos telefones de teste.
problem-phone = Este número de telefone está incompleto. O formato deve ser como 024 412 3456.
problem-method = Escolha como você quer pagar.
problem-code-missing = Informe o código enviado para seu celular.
problem-code-wrong = Este código não está correto. Confira a mensagem no seu celular e tente novamente.
problem-code-expired = Este código não é mais válido. Escolha outra forma de pagamento ou comece de novo.
problem-code = O código tem apenas números. Digite-o como foi enviado para seu celular.
problem-promotion-missing = Primeiro, informe um código promocional.
problem-promotion-expired = Este código promocional expirou.
problem-promotion-used = Este código promocional já atingiu o limite de usos.
problem-promotion-small = Seu pedido não atinge o mínimo para este código promocional.
problem-promotion-other = Este código promocional não vale para este pedido.
problem-promotion = Este código promocional não é válido. Confira a digitação; ele também pode ter expirado.
problem-amount-missing = Informe o valor que você quer pagar.
problem-amount-small = Este valor é baixo demais. Informe um maior.
problem-amount-large = Este valor é alto demais. Informe um menor.
problem-amount-fine = Este valor tem mais casas decimais do que é possível pagar. Arredonde-o, por exemplo, para duas casas.
problem-amount = Informe o valor em números, no mesmo formato dos valores abaixo do campo.
problem-amount-least = Este valor é baixo demais. Informe no mínimo { $bound }.
problem-amount-most = Este valor é alto demais. Informe no máximo { $bound }.
problem-quantity-small = Esta quantidade é pequena demais. Escolha uma maior.
problem-quantity-large = Esta quantidade é grande demais. Escolha uma menor.
problem-quantity-fine = Com esta quantidade, o total tem mais casas decimais do que é possível pagar. Escolha outra.
problem-quantity = Informe a quantidade como número inteiro.
problem-quantity-least = Esta quantidade é pequena demais. Escolha no mínimo { $bound }.
problem-quantity-most = Esta quantidade é grande demais. Escolha no máximo { $bound }.
problem-country-other = Este país não pode ser escolhido. Escolha outro.
problem-country = Escolha um país.
problem-address-long = O texto é longo demais. Use uma forma mais curta.
problem-address-name = Informe o nome completo.
problem-address-line1 = Informe a rua e o número.
problem-address-line2 = Informe o complemento: apartamento, sala ou andar.
problem-address-city = Informe a cidade.
problem-address-state-missing = Informe ou escolha o estado, a província ou a região.
problem-address-state = Escolha um estado, uma província ou uma região deste país.
problem-address-postal-missing = Informe o CEP ou código postal.
problem-address-postal = Este código postal não corresponde ao país. Confira os dois.
problem-name-missing = Informe seu nome completo.
problem-contact-phone-missing = Informe seu telefone.
problem-contact-phone-long = Este número de telefone é longo demais. Confira o número.
problem-contact-phone = Este número de telefone está incompleto. Ele pode começar com + e o código do país.
problem-business-missing = Informe o nome da sua empresa.
problem-tax-id-missing = Informe seu número de identificação fiscal.
problem-tax-id-type = Escolha o tipo da sua identificação fiscal.
problem-tax-id = Este número não corresponde ao tipo de identificação fiscal. Confira os dois.
problem-shipping = Escolha como seu pedido será enviado.
problem-terms = Para continuar, aceite os termos.
problem-long = O texto é longo demais. Use menos caracteres.
problem-short = O texto é curto demais. Use mais caracteres.
problem-choice = Escolha uma das respostas da lista.
problem-missing = Responda a esta pergunta.
problem-other = Confira esta resposta.

## Why the last try to pay did not go through

notice-declined = O pagamento foi recusado
notice-declined-lead = Tente outro cartão ou outra forma de pagamento, ou pergunte o motivo ao seu banco ou operadora.
notice-funds = Não há saldo suficiente
notice-funds-lead = Adicione saldo primeiro ou use outro cartão ou outra forma de pagamento.
notice-expired = Este cartão está vencido
notice-expired-lead = Confira a validade ou use outro cartão.
notice-cvc = O código de segurança não está correto
notice-cvc-lead = Informe novamente os 3 ou 4 dígitos impressos no cartão.
notice-bank = Seu banco não conseguiu confirmar que era você
notice-bank-lead = Tente novamente e confirme com seu banco, ou pague de outra forma.
notice-fault = O pagamento não foi concluído
notice-fault-lead = Algo deu errado no provedor de pagamento. Tente novamente em instantes ou pague de outra forma.
notice-card = O cartão foi recusado
notice-card-lead = Use outro cartão ou consulte seu banco.
notice-not-confirmed = O pagamento não foi aprovado no seu celular
notice-not-confirmed-lead = Ele foi recusado ou não foi respondido a tempo. Tente novamente e aprove a solicitação, ou pague de outra forma.
notice-not-charged = O pagamento não chegou ao provedor
notice-not-charged-lead = Nada foi cobrado. Tente novamente ou pague de outra forma.
notice-abandoned = Escolha como você quer pagar
notice-abandoned-lead = Se uma solicitação da tentativa anterior ainda estiver no seu celular ou no app do seu banco, não a aprove.
notice-tries = Muitas tentativas
notice-tries-lead = Aguarde alguns minutos e tente novamente, ou pague de outra forma.
notice-total = O total mudou
notice-total-lead = Nada foi cobrado. Confira o novo total e pague se estiver de acordo.
notice-discount = O desconto não está mais disponível
notice-discount-lead = Nada foi cobrado. Confira o novo total e pague se estiver de acordo.
notice-order-busy = Este pedido está sendo pago em outra página
notice-order-busy-lead = Termine por lá, ou aguarde alguns minutos e tente novamente aqui. Assim você não paga duas vezes.

## The same where a card is only saved, and nothing is paid

save-declined = O cartão foi recusado
save-declined-lead = Tente outro cartão ou pergunte o motivo ao seu banco.
save-bank = Seu banco não conseguiu confirmar que era você
save-bank-lead = Tente novamente e confirme com seu banco, ou use outro cartão.
save-fault = Não foi possível salvar o cartão
save-fault-lead = Algo deu errado no provedor de pagamento. Tente novamente em instantes ou use outro cartão.
save-not-reached = Não foi possível salvar o cartão
save-not-reached-lead = Ele não chegou ao provedor. Tente novamente.
save-abandoned = Escolha outro cartão
save-abandoned-lead = O cartão que você informou antes não foi salvo.
save-tries = Muitas tentativas
save-tries-lead = Aguarde alguns minutos e tente novamente, ou use outro cartão.

## Ways out, on many pages

cancel = Cancelar e voltar para { $merchant }
back = Voltar para { $merchant }
restart = Escolher outra forma de pagamento

## The page with a provider's own fields for a card

provider-heading = Informe seus dados de pagamento
provider-lead = Seus dados vão diretamente para { $provider } e são criptografados.
provider-submit = Pagar { $amount }
provider-failed = Não funcionou. Tente novamente ou escolha outra forma de pagamento.
provider-noscript = Para informar um cartão aqui, é preciso ter JavaScript. Para continuar sem ele, escolha outra forma de pagamento abaixo.

## The page while the buyer pays on a provider's page

away-heading = Conclua seu pagamento
away-lead = Pague { $amount } na página segura de { $provider }. Depois você volta para cá.
away-go = Continuar para { $provider }
away-waiting = Aguardando seu pagamento. Esta página se atualiza automaticamente.
away-note = Se você já pagou por lá, aguarde nesta página. Pagar de outra forma pode gerar uma cobrança em dobro; o segundo pagamento seria devolvido.

## The page with an address for a payment in tokens (crypto)

chain-heading = Pague com sua carteira
chain-lead = Envie exatamente { $amount } pela rede { $network } para este endereço.
chain-enough-heading = Seu pagamento está a caminho
chain-enough-lead = Não falta enviar nada. O pagamento será concluído assim que a rede o confirmar.
chain-amount = Valor
chain-address = Endereço
chain-network = Rede
chain-token = Token
chain-contract = Contrato
chain-code = Código para sua carteira com token, endereço e valor
chain-open = Abrir na carteira
chain-only = Envie apenas { $token } e apenas pela rede { $network }. Qualquer outra coisa enviada para este endereço não poderá ser vista aqui.
chain-received = Recebemos { $amount } { $token }. Envie o restante para o mesmo endereço para concluir o pagamento.
chain-seen = { $count ->
    [one] { $amount } { $token } a caminho: falta { $count } bloco para confirmar.
    [many] { $amount } { $token } a caminho: faltam { $count } de blocos para confirmar.
   *[other] { $amount } { $token } a caminho: faltam { $count } blocos para confirmar.
}
chain-waiting = Aguardando seu pagamento. Esta página se atualiza automaticamente.
chain-warning = Se você já enviou o pagamento, aguarde nesta página. O que chegar depois de outro pagamento terá de ser devolvido manualmente pela loja.

## The page on which a bank asks (3D Secure)

challenge-heading = Confirme com seu banco
challenge-lead = { $bank } pede que você confirme que este pagamento é seu.
challenge-confirm = Confirmar pagamento
challenge-reject = Recusar

## The page for a code from a text message

code-heading = Informe seu código
code-lead = { $provider } enviou um código para { $phone }.
code-button = Confirmar código

## The page while the buyer approves on the phone

prompt-heading = Aprove no seu celular
prompt-lead = { $provider } enviou uma solicitação de pagamento para { $phone }.
prompt-step-open = Abra a solicitação de pagamento no seu celular.
prompt-step-check = Confira se ela mostra { $amount } para { $merchant }.
prompt-step-pin = Digite seu PIN de dinheiro móvel para aprovar. Nunca digite seu PIN em um site.
prompt-waiting = Aguardando sua aprovação. Esta página se atualiza automaticamente.
prompt-note = Se você já aprovou este pagamento, aguarde nesta página. Pagar de outra forma pode gerar uma cobrança em dobro.

## The page with the account for a bank transfer

transfer-heading = Faça sua transferência bancária
transfer-lead = Transfira exatamente { $amount } para esta conta.
transfer-bank = Banco
transfer-account = Número da conta
transfer-reference = Referência
transfer-exact = Use exatamente este valor e esta referência. Sem eles, não conseguimos associar a transferência ao seu pedido.
transfer-waiting = Aguardando sua transferência. Esta página se atualiza automaticamente.
transfer-warning = Se você já fez a transferência, aguarde nesta página. Pagar de outra forma significa pagar duas vezes.
copy = Copiar: { $row }
copy-short = Copiar
copied = Copiado

## How a payment ended

processing-heading = Confirmando seu pagamento
processing-lead = Estamos aguardando a resposta do provedor de pagamento. Não pague novamente. Esta página se atualiza automaticamente.
paid-heading = Pagamento concluído
paid-lead = Obrigado. Seu pagamento a { $merchant } foi concluído.
paid-close = Você já pode fechar esta página.
paid-moves-on = Você voltará para { $merchant } em instantes.
ordered-heading = Pedido concluído
ordered-lead = Obrigado. Seu pedido em { $merchant } foi concluído e não há nada a pagar.
expired-heading = Esta página de pagamento expirou
expired-lead = Não é mais possível pagar aqui. Para comprar novamente, comece em { $merchant }. Se você acha que já pagou, consulte { $merchant } antes.
paid-elsewhere-heading = Este pedido já foi pago
paid-elsewhere-lead = Ele foi pago a { $merchant } em outra página. Não há mais nada a pagar aqui.
locked-heading = Muitas tentativas sem sucesso
locked-lead = Para sua segurança, esta página não aceita mais tentativas. Para tentar novamente, volte para { $merchant } e inicie um novo pagamento.
unavailable-heading = Este pagamento não pode ser feito agora
unavailable-lead = Nenhum provedor de pagamento está disponível. Tente novamente mais tarde ou peça outra forma de pagamento a { $merchant }.

## The same for a subscription

subscribed-heading = Assinatura confirmada
subscribed-lead = Obrigado. Sua assinatura em { $merchant } começou.
trial-started-heading = Seu período de teste começou
trial-started-lead = Obrigado. Sua assinatura em { $merchant } começa com um período de teste.
subscribe-expired-heading = Esta página expirou
subscribe-expired-lead = Não é mais possível assinar aqui. Para assinar, comece novamente em { $merchant }. Se você acha que já assinou, consulte { $merchant } antes.
subscribe-elsewhere-heading = Esta assinatura já começou
subscribe-elsewhere-lead = Ela foi iniciada em { $merchant } por outra página. Não há mais nada a fazer aqui.
subscribe-locked-lead = Para sua segurança, esta página não aceita mais tentativas. Para tentar novamente, volte para { $merchant } e assine por lá.
subscribe-unavailable-heading = Não é possível assinar agora
subscribe-unavailable-lead = Nenhum provedor de pagamento está disponível. Tente novamente mais tarde ou consulte { $merchant }.

## The same for an invoice

invoice-done-heading = A fatura { $number } está paga
invoice-expired-heading = A fatura { $number } não pode mais ser paga aqui
invoice-expired-lead = Ela pode ter sido paga ou cancelada. Pergunte a { $merchant } se ainda há algo a fazer.
invoice-elsewhere-heading = A fatura { $number } já foi paga
invoice-locked-lead = Para sua segurança, esta página não aceita mais tentativas. Pergunte a { $merchant } como pagar a fatura { $number }.

## The same for a card that is saved

saving-heading = Salvando seu cartão
saving-lead = Estamos aguardando a resposta do seu banco. Não informe o cartão novamente. Esta página se atualiza automaticamente.
saved-heading = Seu cartão foi salvo
kept-lead = Ele fica salvo em { $merchant } para os próximos pagamentos.
saved-lead = A partir de agora, { $merchant } cobrará { $what } neste cartão.
save-expired-heading = Esta página expirou
save-expired-lead = Não é mais possível salvar cartões aqui. Para usar outro cartão, comece novamente em { $merchant }.
saved-elsewhere-heading = Um cartão já foi salvo
kept-elsewhere-lead = Ele foi salvo em outra página. Fica salvo em { $merchant } para os próximos pagamentos.
saved-elsewhere-lead = Ele foi salvo em outra página. A partir de agora, { $merchant } cobrará { $what } nesse cartão.
save-locked-lead = Para sua segurança, esta página não aceita mais cartões. Para tentar novamente, comece de novo em { $merchant }.
save-unavailable-heading = Não é possível salvar o cartão agora
save-unavailable-lead = Nenhum provedor de pagamento está disponível. Tente novamente mais tarde ou consulte { $merchant }.

## The receipt of one payment

receipt = Recibo
receipt-title = Recibo de { $seller }
receipt-number = Pagamento
receipt-short = Número do recibo
receipt-refunded = Reembolsado
receipt-test = Modo de teste: nenhum dinheiro foi movimentado, e este não é o recibo de um pagamento real.
receipt-proof = Este recibo também está disponível em versão assinada, que qualquer pessoa pode verificar sem nos consultar.
receipt-signed = Recibo assinado
receipt-link = Ver recibo

## The printable invoice

invoice = Fatura
invoice-title = Fatura { $number } de { $seller }
invoice-test = Modo de teste: esta fatura não é real.
invoice-status-open = Em aberto
invoice-status-paid = Paga
invoice-status-void = Anulada
invoice-status-uncollectible = Incobrável
invoice-lead-due-by = { $amount } a pagar até { $date }
invoice-lead-due = { $amount } a pagar
invoice-lead-paid-on = Pagamento de { $amount } realizado em { $date }
invoice-lead-paid = Pagamento de { $amount } realizado
invoice-lead-void = Anulada: não há nada a pagar
invoice-lead-uncollectible = Valor de { $amount } não pago
invoice-number = Número da fatura
invoice-issued = Data de emissão
invoice-paid-on = Data do pagamento
invoice-due-by = Vencimento
invoice-period = Período
invoice-paid-with = Forma de pagamento
invoice-seller = De
invoice-buyer = Faturado para
tax-id = Identificação fiscal: { $number }
invoice-paid = Valor pago
invoice-due = Valor a pagar
invoice-pay = Pagar esta fatura
invoice-print-lead = Para guardar uma cópia, imprima esta página ou salve-a como PDF.
print = Imprimir
go-back = Voltar

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = Suas assinaturas em { $merchant }
portal-heading = Suas assinaturas
portal-none = Você não tem nenhuma assinatura aqui.
portal-price = { $amount } { $every }
portal-next = Próximo pagamento
portal-next-on = { $amount } em { $date }
portal-card = Cobrança em
portal-pay = Pagar agora
portal-cancel = Cancelar assinatura
portal-resume = Manter assinatura
portal-change-card = Usar outro cartão
portal-receipts = Faturas
portal-no-receipts = Ainda não há faturas.
portal-ends-on = { $name } termina em { $date }.
portal-ends = { $name } vai terminar.
portal-ended = { $name } terminou. Nada mais será cobrado.
portal-goes-on = { $name } continua.
portal-card-changed = Seu cartão foi alterado.
portal-unchanged = Nada foi alterado, porque houve outra alteração enquanto isso. Confira novamente.
status-incomplete = Ainda não iniciada
status-active = Ativa
status-trial-until = Em teste até { $date }
status-trial = Em teste
status-overdue = Pagamento em atraso
status-unpaid = Não paga
status-paused = Pausada
status-ends-on = Termina em { $date }
status-ends = Termina em breve
status-ended-on = Terminou em { $date }
status-ended = Encerrada
status-note-incomplete = O primeiro pagamento ainda não foi feito.
status-note-overdue = O último pagamento não foi concluído. Pague agora ou use outro cartão, que será cobrado imediatamente.
status-note-unpaid = O último pagamento não foi feito. A assinatura continua assim que ele for pago.
status-note-paused = Nada é cobrado durante a pausa.
status-note-ends = Até lá, tudo continua igual. Nada mais será cobrado.
portal-cancel-heading = Cancelar { $name }?
portal-cancel-trial-on = Termina com o período de teste, em { $date }. Até lá, tudo continua igual.
portal-cancel-on = Termina em { $date }, com o período já pago. Até lá, tudo continua igual.
portal-cancel-now = Termina imediatamente.
portal-cancel-charge = Nada mais será cobrado.
portal-cancel-trial = Nada será cobrado.
portal-keep = Manter
portal-expired-heading = Este link expirou
portal-expired-lead = Para sua segurança, ele funciona por pouco tempo. Abra-o novamente em { $merchant }.
portal-expired-lead-unknown = Para sua segurança, ele funciona por pouco tempo. Abra-o novamente na loja.

## The page of a payment link

link-continue = Continuar para o pagamento
link-open-amount = Você escolhe o valor na próxima página.
link-inactive-heading = Este link não está ativo
link-inactive-lead = Não é possível pagar nada aqui agora. Consulte { $merchant } se você esperava outra coisa.
link-sold-out-heading = Esgotado
link-sold-out-lead = Tudo o que este link oferecia já foi vendido ou está sendo pago por outra pessoa neste momento. Pergunte a { $merchant } se haverá mais.

## What went wrong with a request

http-400 = Esta solicitação não está correta
http-400-lead = Volte, recarregue a página e tente mais uma vez.
http-403 = Este formulário veio de outro lugar
http-403-lead = Para sua segurança, ele não foi aceito. Abra a página de pagamento novamente.
http-404 = Não há nada aqui
http-404-lead = Confira o endereço ou peça um novo link de pagamento à loja.
http-405 = Isto não pode ser feito aqui
http-405-lead = Volte para a página de onde você veio.
http-413 = É grande demais
http-413-lead = Encurte o que você digitou e tente novamente.
http-415 = Este formulário tem outro formato
http-415-lead = Abra a página de pagamento novamente e envie-o por lá.
http-429 = Muitas solicitações
http-429-lead = Aguarde um momento e tente novamente.
http-500 = Algo deu errado do nosso lado
http-500-lead = Se você estava pagando, não pague novamente: abra a página de pagamento, que mostra a situação do seu pagamento.
problem-status = Erro
problem-request = Solicitação

## The server's own pages, and the demo shop

home-lead = Um servidor de checkout está em execução aqui.
home-version = Versão
dashboard-heading = Painel
demo-heading = Loja de demonstração
cancelled-heading = Pagamento cancelado
cancelled-lead = Esta é a loja de demonstração. Uma loja real mostraria seu carrinho aqui para você tentar novamente.
codes-heading = Códigos de erro
codes-lead = Todos os códigos com que a API pode responder e o que significam.

## A slow or lost line, and the foot of the page

slow-title = Isto está demorando mais que o normal
slow-text = Seu pagamento ainda pode estar a caminho. Mantenha esta página aberta ou veja a situação do seu pagamento: você não será cobrado duas vezes.
lost-title = A conexão foi perdida
lost-text = Ainda não sabemos se o seu pagamento chegou até nós. Pressione o botão novamente ou veja a situação do seu pagamento: nos dois casos, a cobrança é feita uma única vez.
look-again = Verificar este pagamento
support-link = Contato
terms-foot = Termos
privacy-link = Privacidade
