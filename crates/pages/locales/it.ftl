### The words a buyer reads, in Italian (italiano).

## Every page

broken = Non è stato possibile mostrare questa pagina. La ricarichi.
powered = Powered by Kassa
test-mode = Modalità di test
error-title = Errore: { $title }
language = Lingua
language-change = Cambia

## The left side of a payment page: what is paid

summary = Cosa sta pagando
pay-merchant = Pagamento a { $merchant }
order-merchant = Il Suo ordine presso { $merchant }
subscribe-to = Abbonamento: { $what }
pay-invoice = Paga la fattura { $number }
card-for = Carta per { $what }
for-period = Per il periodo { $from } – { $to }
due-today = da pagare oggi
expires = Scadenza della pagina: { $time }
span = { $from } – { $to }

## Rows that repeat what is paid: a name before a value, such as "Merchant  Kofi's Shop"

row-merchant = Esercente
row-amount = Importo
row-for = Descrizione
row-card = Carta
row-today = Pagato oggi
row-free-until = Gratis fino al
row-later = Poi

## The list of what is bought

lines = Il Suo ordine
more-lines = { $count ->
    [one] Mostra un altro articolo
    [many] Mostra altri { $count } di articoli
   *[other] Mostra altri { $count } articoli
}
update = Aggiorna
updated = Aggiornato. Il totale è di { $amount }.
changed-heading = Il totale è cambiato
changed-lead = Controlli il nuovo totale e, se è d’accordo, proceda al pagamento.
add = Aggiungi
remove = Rimuovi
free = Gratis

## What a line costs, under its name

price-unit-per = { $unit } per { $label }
price-count-unit-per = { $count } × { $unit } per { $label }
price-count-unit = { $count } × { $unit }
price-unit-each = { $unit } cad.
price-every = Addebito { $every }
price-each-every = { $each }, { $every }
price-lasts = Per { $duration }
price-each-lasts = { $each }, per { $duration }
price-part = { $days ->
    [one] 1 giorno su { $of }
    [many] { $days } di giorni su { $of }
   *[other] { $days } giorni su { $of }
}
price-each-part = { $days ->
    [one] { $each } · 1 giorno su { $of }
    [many] { $each } · { $days } di giorni su { $of }
   *[other] { $each } · { $days } giorni su { $of }
}

## How often and how long

every-day = { $count ->
    [one] ogni giorno
    [many] ogni { $count } di giorni
   *[other] ogni { $count } giorni
}
every-week = { $count ->
    [one] ogni settimana
    [many] ogni { $count } di settimane
   *[other] ogni { $count } settimane
}
every-month = { $count ->
    [one] ogni mese
    [many] ogni { $count } di mesi
   *[other] ogni { $count } mesi
}
every-year = { $count ->
    [one] ogni anno
    [many] ogni { $count } di anni
   *[other] ogni { $count } anni
}
duration-day = { $count ->
    [one] 1 giorno
    [many] { $count } di giorni
   *[other] { $count } giorni
}
duration-week = { $count ->
    [one] 1 settimana
    [many] { $count } di settimane
   *[other] { $count } settimane
}
duration-month = { $count ->
    [one] 1 mese
    [many] { $count } di mesi
   *[other] { $count } mesi
}
duration-year = { $count ->
    [one] 1 anno
    [many] { $count } di anni
   *[other] { $count } anni
}

## The sums under the list

sum-subtotal = Subtotale
sum-discount = Sconto: { $name }
sum-shipping = Spedizione
sum-shipping-named = Spedizione: { $name }
sum-tax-inclusive = di cui { $name } { $percent }%
sum-tax = { $name } { $percent }%
sum-tax-by-address = Imposte
tax-by-address = Calcolate dopo l’inserimento dell’indirizzo
sum-adjustment = Rettifica
sum-carried = Credito per la prossima fattura
sum-total = Totale

## "How this total is made": every step of the arithmetic, on demand

explain = Come si calcola il totale
show-order = Mostra l'ordine
hide-order = Nascondi l'ordine
explains-line-share = Quota del periodo: { $name }
explains-discount-share = Quota dello sconto: { $name }
explains-tax-contained = Imposte incluse nel prezzo: { $name }
explains-tax-share = di cui { $tax }: { $name }
explains-tax-added = { $tax } su { $name }
rounded-half-up = arrotondato al valore più vicino, la metà per eccesso
rounded-largest-remainder = arrotondato in modo che le parti diano il totale
rounded-capped = entro l’importo a cui si applica

## Promotion codes, and amounts that the buyer names

apply = Applica
applied = Codice promozionale
amount-open = Scelga l’importo
amount-hint-between = Tra { $least } e { $most }
amount-hint-least = Minimo { $least }

## The pay page

pay-title = Paga { $amount } a { $merchant }
pay-heading = Dati di pagamento
free-title = Completa l’ordine presso { $merchant }
pay-invoice-title = Paga la fattura { $number } a { $merchant }
save-title = Usa un’altra carta per { $merchant }
methods = Paga con
method-card = Carta
method-mobile-money = Mobile money
method-bank-transfer = Bonifico bancario
method-crypto = Criptovalute
method-note-card = Credito o debito
method-note-mobile-money = Conferma dal telefono
method-note-bank-transfer = Dall’app della Sua banca
method-note-crypto = Dal Suo wallet
elsewhere-card = Nel passaggio successivo inserisce i dati della carta o sceglie un altro metodo di pagamento. Questa pagina non vede mai il numero.
elsewhere-mobile-money = Conferma il pagamento nel passaggio successivo.
elsewhere-bank-transfer = Nel passaggio successivo trova il conto su cui fare il bonifico.
elsewhere-crypto = Nel passaggio successivo trova l’indirizzo per il pagamento e un codice per il Suo wallet.
transfer-note = Nella pagina successiva trova il conto su cui fare il bonifico. L’ordine viene confermato quando arriva il denaro.

## The button of the pay page

submit-pay = Paga
submit-pay-amount = Paga { $amount }
submit-book = Prenota e paga
submit-book-amount = Prenota · { $amount }
submit-donate = Dona
submit-donate-amount = Dona { $amount }
submit-subscribe = Abbonati
submit-subscribe-amount = Abbonati · { $amount }
start-trial = Inizia la prova
free-heading = I Suoi dati
free-submit = Completa l’ordine
busy = Elaborazione…

## The fields of the form

label-email = E-mail
label-card-number = Numero della carta
label-card-expiry = Data di scadenza
label-card-cvc = Codice di sicurezza
label-card-name = Nome sulla carta
label-phone = Numero mobile money
label-method = Metodo di pagamento
label-code = Codice
label-name = Nome e cognome
label-contact-phone = Numero di telefono
label-business-name = Ragione sociale
label-tax-id = Partita IVA o codice fiscale
label-custom-amount = Il Suo importo
label-promotion = Codice promozionale
label-shipping = Metodo di spedizione
label-terms = Termini e condizioni
label-quantity = Quantità
label-country = Paese o area geografica
tax-id-kind = Tipo di codice fiscale
hint-phone = Il pagamento si conferma su questo telefono.
expiry-form = MM / AA
cvc-form = CVC
optional = (facoltativo)
choose = Seleziona…

## Addresses

shipping-heading = Indirizzo di spedizione
billing-heading = Indirizzo di fatturazione
billing-same = L'indirizzo di fatturazione è uguale a quello di spedizione
address-name = Nome e cognome
address-line1 = Indirizzo e numero civico
address-line2 = Interno, scala, piano
address-city = Città
address-town = Città o comune
address-suburb = Località
address-state = Stato
address-province = Provincia
address-region = Regione
address-prefecture = Prefettura
address-county = Contea
address-emirate = Emirato
address-postal-code = CAP
address-zip = Codice ZIP
address-postcode = Codice postale
address-pin = Codice postale (PIN)
address-eircode = Eircode

## Shipping

shipping-options = Metodo di spedizione
shipping-today = Oggi
shipping-days = { $count ->
    [one] 1 giorno
    [many] { $count } di giorni
   *[other] { $count } giorni
}
shipping-business-days = { $count ->
    [one] 1 giorno lavorativo
    [many] { $count } di giorni lavorativi
   *[other] { $count } giorni lavorativi
}
shipping-days-range = { $least }–{ $most } giorni
shipping-business-days-range = { $least }–{ $most } giorni lavorativi

## More questions, and what the buyer agrees to

custom-heading = Altre informazioni sull’ordine
business-heading = Dati aziendali
terms-agree = Accetto i { $link }
terms-link = termini e condizioni
terms-agree-unlinked = Accetto i termini e condizioni
terms-read = Leggi i termini
new-tab = (si apre in una nuova scheda)
promotions-agree = Desidero ricevere novità e offerte via e-mail. Posso annullare l’iscrizione in qualsiasi momento.

## What comes later by itself: subscriptions

later-trial = Gratis fino al giorno { $date }, poi { $renews }
later-then = Poi { $renews }
later-once = Pagamento unico, senza rinnovo
renews = { $amount } { $every }
renews-from = { $amount } { $every } dal giorno { $from }
renews-discount = { $amount } { $every } fino al giorno { $until }, in seguito { $after }
renews-from-discount = { $amount } { $every } dal giorno { $from } al giorno { $until }, in seguito { $after }
renews-times = { $count ->
    [one] { $amount } { $every }, 1 pagamento in tutto
    [many] { $amount } { $every }, { $count } di pagamenti in tutto
   *[other] { $amount } { $every }, { $count } pagamenti in tutto
}
renews-from-times = { $count ->
    [one] { $amount } { $every } dal giorno { $from }, 1 pagamento in tutto
    [many] { $amount } { $every } dal giorno { $from }, { $count } di volte
   *[other] { $amount } { $every } dal giorno { $from }, { $count } volte
}
renews-discount-times = { $count ->
    [one] { $amount } { $every } fino al giorno { $until }, in seguito { $after }, 1 pagamento in tutto
    [many] { $amount } { $every } fino al giorno { $until }, in seguito { $after }, { $count } di pagamenti in tutto
   *[other] { $amount } { $every } fino al giorno { $until }, in seguito { $after }, { $count } pagamenti in tutto
}
renews-from-discount-times = { $count ->
    [one] { $amount } { $every } dal giorno { $from } al giorno { $until }, in seguito { $after }, 1 pagamento in tutto
    [many] { $amount } { $every } dal giorno { $from } al giorno { $until }, in seguito { $after }, { $count } di volte
   *[other] { $amount } { $every } dal giorno { $from } al giorno { $until }, in seguito { $after }, { $count } volte
}

## What the buyer allows by pressing the button; it stands over the button

mandate-save = Salvando la carta autorizza { $merchant } ad addebitare su di essa i pagamenti successivi, fino a Sua disdetta.
mandate-invoice = { $means ->
    [card] Pagando autorizza { $merchant } ad addebitare su questa carta anche i pagamenti successivi, fino a Sua disdetta.
   *[other] Pagando autorizza { $merchant } ad addebitare su questo metodo di pagamento anche i pagamenti successivi, fino a Sua disdetta.
}
mandate-trial = { $means ->
    [card] Iniziando la prova autorizza { $merchant } ad addebitare i pagamenti su questa carta dal giorno { $date }, fino a Sua disdetta. Se disdice prima di tale data, non verrà addebitato altro.
   *[other] Iniziando la prova autorizza { $merchant } ad addebitare i pagamenti su questo metodo di pagamento dal giorno { $date }, fino a Sua disdetta. Se disdice prima di tale data, non verrà addebitato altro.
}
mandate-trial-times = { $means ->
    [card] Iniziando la prova autorizza { $merchant } ad addebitare i pagamenti su questa carta dal giorno { $date }, { $count ->
        [one] fino all’unico pagamento previsto
        [many] fino al completamento dei { $count } di pagamenti previsti
       *[other] fino al completamento dei { $count } pagamenti previsti
    } o fino a Sua disdetta. Se disdice prima di tale data, non verrà addebitato altro.
   *[other] Iniziando la prova autorizza { $merchant } ad addebitare i pagamenti su questo metodo di pagamento dal giorno { $date }, { $count ->
        [one] fino all’unico pagamento previsto
        [many] fino al completamento dei { $count } di pagamenti previsti
       *[other] fino al completamento dei { $count } pagamenti previsti
    } o fino a Sua disdetta. Se disdice prima di tale data, non verrà addebitato altro.
}
mandate-subscribe = { $means ->
    [card] Abbonandosi autorizza { $merchant } ad addebitare su questa carta i pagamenti successivi, fino a Sua disdetta.
   *[other] Abbonandosi autorizza { $merchant } ad addebitare su questo metodo di pagamento i pagamenti successivi, fino a Sua disdetta.
}
mandate-subscribe-times = { $means ->
    [card] Abbonandosi autorizza { $merchant } ad addebitare su questa carta i pagamenti successivi, { $count ->
        [one] fino all’unico pagamento previsto
        [many] fino al completamento dei { $count } di pagamenti previsti
       *[other] fino al completamento dei { $count } pagamenti previsti
    } o fino a Sua disdetta.
   *[other] Abbonandosi autorizza { $merchant } ad addebitare su questo metodo di pagamento i pagamenti successivi, { $count ->
        [one] fino all’unico pagamento previsto
        [many] fino al completamento dei { $count } di pagamenti previsti
       *[other] fino al completamento dei { $count } pagamenti previsti
    } o fino a Sua disdetta.
}
no-card = Ora non serve alcuna carta.

## The page that saves another card for a subscription

save-heading = Usa un’altra carta
keep-lead = La carta resterà salvata presso { $merchant } per i pagamenti successivi. Oggi non viene addebitato nulla.
save-lead = D’ora in poi { $merchant } addebiterà su questa carta i pagamenti per { $what }. Oggi non viene addebitato nulla.
save-lead-due = D’ora in poi { $merchant } addebiterà su questa carta i pagamenti per { $what }; subito anche { $due } per la fattura in sospeso.
save-submit = Salva la carta
card-challenge-lead = { $bank } Le chiede di confermare che questa carta è Sua.
card-challenge-confirm = Conferma la carta
restart-card = Usa un’altra carta

## The test numbers under the form, in test mode

hints = Numeri di test
hints-lead = Non viene movimentato denaro reale. Usi una qualsiasi data futura, un qualsiasi codice di sicurezza e un qualsiasi nome.
hint-succeeds = Riuscito
hint-declined = Rifiutato
hint-funds = Fondi insufficienti
hint-expired = Carta scaduta
hint-cvc = Codice di sicurezza errato
hint-bank = Chiede conferma alla banca (3-D Secure)
hint-approves = Approva
hint-code = Chiede un codice: 123456
hint-refuses = Rifiuta

## What is wrong with a field, and what to do

errors = Controlli i dati inseriti
digits-only = Usi solo cifre.
problem-holds-card = Sembra un numero di carta. Lo inserisca solo dove viene richiesta la carta.
problem-email-missing = Inserisca il Suo indirizzo e-mail.
problem-email-long = Questo indirizzo e-mail è troppo lungo. Ne usi uno più corto.
problem-email = Questo indirizzo e-mail non è completo. Deve essere simile a ama@example.com.
problem-card-number-missing = Inserisca il numero lungo riportato sulla carta.
problem-card-number-mistyped = Il numero della carta contiene un errore. Lo confronti con la carta.
problem-card-number-test = È attiva la modalità di test. Usi uno dei numeri di test, mai una carta vera.
problem-card-number-long = Il numero della carta è troppo lungo. Lo confronti con la carta.
problem-card-number = Il numero della carta non è completo. Lo confronti con la carta.
problem-expiry-missing = Inserisca la data di scadenza della carta.
problem-expiry-past = Questa data è già passata. La controlli o usi un’altra carta.
problem-expiry = Inserisca la scadenza come mese e anno, ad esempio 08 / 29.
problem-cvc-missing = Inserisca il codice di sicurezza della carta.
problem-cvc = Il codice di sicurezza ha 3 cifre, o 4 per American Express.
problem-card-name-missing = Inserisca il nome come appare sulla carta.
problem-card-name-long = Questo nome è troppo lungo. Lo inserisca come appare sulla carta.
problem-card-name = Inserisca il nome come appare sulla carta, in lettere.
problem-phone-missing = Inserisca il Suo numero mobile money.
problem-phone-provider = Non conosciamo un operatore mobile per questo numero. Controlli le prime tre cifre.
problem-phone-test = È attiva la modalità di test. Usi uno dei numeri di telefono di test.
problem-phone = Questo numero di telefono non è completo. Deve essere simile a 024 412 3456.
problem-method = Scelga come desidera pagare.
problem-code-missing = Inserisca il codice inviato al Suo telefono.
problem-code-wrong = Il codice non è corretto. Controlli il messaggio sul telefono e riprovi.
problem-code-expired = Il codice non è più valido. Scelga un altro metodo di pagamento o ricominci.
problem-code = Il codice contiene solo cifre. Lo inserisca come è stato inviato al Suo telefono.
problem-promotion-missing = Inserisca prima un codice promozionale.
problem-promotion-expired = Questo codice promozionale è scaduto.
problem-promotion-used = Questo codice promozionale ha già raggiunto il numero massimo di utilizzi.
problem-promotion-small = L’importo dell’ordine è troppo basso per questo codice promozionale.
problem-promotion-other = Questo codice promozionale non vale per questo ordine.
problem-promotion = Questo codice promozionale non è valido. Controlli di averlo scritto bene; potrebbe anche essere scaduto.
problem-amount-missing = Inserisca l’importo che desidera pagare.
problem-amount-small = Questo importo è troppo basso. Ne inserisca uno più alto.
problem-amount-large = Questo importo è troppo alto. Ne inserisca uno più basso.
problem-amount-fine = Questo importo ha troppi decimali. Lo arrotondi, ad esempio a due decimali.
problem-amount = Inserisca l’importo in cifre, come gli importi indicati sotto il campo.
problem-amount-least = Questo importo è troppo basso. Inserisca almeno { $bound }.
problem-amount-most = Questo importo è troppo alto. Inserisca al massimo { $bound }.
problem-quantity-small = Questa quantità è troppo bassa. Ne scelga una maggiore.
problem-quantity-large = Questa quantità è troppo alta. Ne scelga una minore.
problem-quantity-fine = Con questa quantità il totale ha troppi decimali. Ne scelga un’altra.
problem-quantity = Inserisca la quantità come numero intero.
problem-quantity-least = Questa quantità è troppo bassa. Scelga almeno { $bound }.
problem-quantity-most = Questa quantità è troppo alta. Scelga al massimo { $bound }.
problem-country-other = Questo Paese non è selezionabile. Ne scelga un altro.
problem-country = Scelga un Paese.
problem-address-long = Il testo è troppo lungo. Usi una forma più breve.
problem-address-name = Inserisca nome e cognome.
problem-address-line1 = Inserisca indirizzo e numero civico.
problem-address-line2 = Inserisca interno, scala o piano.
problem-address-city = Inserisca la città o il comune.
problem-address-state-missing = Inserisca o scelga lo Stato, la provincia o la regione.
problem-address-state = Scelga uno Stato, una provincia o una regione di questo Paese.
problem-address-postal-missing = Inserisca il codice postale.
problem-address-postal = Questo codice postale non corrisponde al Paese. Li controlli entrambi.
problem-name-missing = Inserisca nome e cognome.
problem-contact-phone-missing = Inserisca il Suo numero di telefono.
problem-contact-phone-long = Questo numero di telefono è troppo lungo. Lo controlli.
problem-contact-phone = Questo numero di telefono non è completo. Può iniziare con + e il prefisso del Paese.
problem-business-missing = Inserisca la ragione sociale.
problem-tax-id-missing = Inserisca la partita IVA o il codice fiscale.
problem-tax-id-type = Scelga il tipo di codice fiscale.
problem-tax-id = Questo codice non corrisponde al tipo scelto. Li controlli entrambi.
problem-shipping = Scelga come spedire l’ordine.
problem-terms = Per proseguire, accetti i termini.
problem-long = Il testo è troppo lungo. Usi meno caratteri.
problem-short = Il testo è troppo breve. Usi più caratteri.
problem-choice = Scelga una delle risposte dell’elenco.
problem-missing = Risponda a questa domanda.
problem-other = Controlli questa risposta.

## Why the last try to pay did not go through: a heading, and what to do

notice-declined = Il pagamento è stato rifiutato
notice-declined-lead = Provi un’altra carta o un altro metodo di pagamento, oppure chieda il motivo alla Sua banca o al Suo operatore.
notice-funds = I fondi disponibili non bastano
notice-funds-lead = Ricarichi prima il conto, oppure usi un’altra carta o un altro metodo di pagamento.
notice-expired = Questa carta è scaduta
notice-expired-lead = Controlli la data di scadenza o usi un’altra carta.
notice-cvc = Il codice di sicurezza non è corretto
notice-cvc-lead = Inserisca di nuovo le 3 o 4 cifre stampate sulla carta.
notice-bank = La Sua banca non ha potuto confermare la Sua identità
notice-bank-lead = Riprovi e confermi con la Sua banca, oppure paghi in un altro modo.
notice-fault = Il pagamento non è andato a buon fine
notice-fault-lead = Si è verificato un problema presso il gestore dei pagamenti. Riprovi tra un momento o paghi in un altro modo.
notice-card = La carta è stata rifiutata
notice-card-lead = Usi un’altra carta o si rivolga alla Sua banca.
notice-not-confirmed = Il pagamento non è stato approvato sul telefono
notice-not-confirmed-lead = È stato rifiutato o non ha ricevuto risposta in tempo. Riprovi e approvi la richiesta, oppure paghi in un altro modo.
notice-not-charged = Il pagamento non è arrivato al gestore
notice-not-charged-lead = Non è stato addebitato nulla. Riprovi o paghi in un altro modo.
notice-abandoned = Scelga come desidera pagare
notice-abandoned-lead = Se sul telefono o nell’app della banca c’è ancora una richiesta del tentativo precedente, non la approvi.
notice-tries = Ci sono stati troppi tentativi
notice-tries-lead = Attenda qualche minuto, poi riprovi o paghi in un altro modo.
notice-total = Il totale è cambiato
notice-total-lead = Non è stato addebitato nulla. Controlli il nuovo totale e, se è d’accordo, proceda al pagamento.
notice-discount = Lo sconto non è più disponibile
notice-discount-lead = Non è stato addebitato nulla. Controlli il nuovo totale e, se è d’accordo, proceda al pagamento.
notice-order-busy = Questo ordine è in corso di pagamento su un’altra pagina
notice-order-busy-lead = Completi lì il pagamento, oppure attenda qualche minuto e riprovi qui. Così non paga due volte.

## The same where a card is only saved, and nothing is paid

save-declined = La carta è stata rifiutata
save-declined-lead = Provi un’altra carta o chieda il motivo alla Sua banca.
save-bank = La Sua banca non ha potuto confermare la Sua identità
save-bank-lead = Riprovi e confermi con la Sua banca, oppure usi un’altra carta.
save-fault = Non è stato possibile salvare la carta
save-fault-lead = Si è verificato un problema presso il gestore dei pagamenti. Riprovi tra un momento o usi un’altra carta.
save-not-reached = Non è stato possibile salvare la carta
save-not-reached-lead = La carta non è arrivata al gestore. Riprovi.
save-abandoned = Scelga un’altra carta
save-abandoned-lead = La carta inserita in precedenza non è stata salvata.
save-tries = Ci sono stati troppi tentativi
save-tries-lead = Attenda qualche minuto, poi riprovi o usi un’altra carta.

## Ways out, on many pages

cancel = Annulla e torna a { $merchant }
back = Torna a { $merchant }
restart = Scegli un altro metodo di pagamento

## The page with a provider's own fields for a card

provider-heading = Inserisca i dati di pagamento
provider-lead = I Suoi dati sono crittografati e vanno direttamente a { $provider }.
provider-submit = Paga { $amount }
provider-failed = Non ha funzionato. Riprovi o scelga un altro metodo di pagamento.
provider-noscript = Per inserire qui i dati della carta serve JavaScript. Per proseguire senza, scelga un altro metodo di pagamento qui sotto.

## The page while the buyer pays on a provider's page

away-heading = Completi il pagamento
away-lead = Paghi { $amount } sulla pagina sicura di { $provider }. Poi tornerà qui.
away-go = Continua su { $provider }
away-waiting = In attesa del pagamento. Questa pagina si aggiorna da sola.
away-note = Se lì ha già pagato, attenda qui. Pagando in un altro modo potrebbe ricevere un doppio addebito; un secondo pagamento verrebbe rimborsato.

## The page with an address for a payment in tokens (crypto)

chain-heading = Paghi dal Suo wallet
chain-lead = Invii esattamente { $amount } su { $network } a questo indirizzo.
chain-enough-heading = Il pagamento è in arrivo
chain-enough-lead = Non c’è altro da inviare. Il pagamento sarà completato non appena la rete lo avrà confermato.
chain-amount = Importo
chain-address = Indirizzo
chain-network = Rete
chain-token = Token
chain-contract = Contratto
chain-code = Codice per il wallet con token, indirizzo e importo
chain-open = Apri nel wallet
chain-only = Invii solo { $token } e solo su { $network }. Qualsiasi altro invio a questo indirizzo qui non è visibile.
chain-received = Ricevuti { $amount } { $token }. Invii il resto allo stesso indirizzo per completare il pagamento.
chain-seen = { $count ->
    [one] { $amount } { $token } in arrivo: manca 1 blocco alla conferma.
    [many] { $amount } { $token } in arrivo: mancano { $count } di blocchi alla conferma.
   *[other] { $amount } { $token } in arrivo: mancano { $count } blocchi alla conferma.
}
chain-waiting = In attesa del pagamento. Questa pagina si aggiorna da sola.
chain-warning = Se ha già inviato il pagamento, attenda qui. Ciò che arriva dopo un altro pagamento deve essere rimborsato manualmente dal negozio.

## The page on which a bank asks (3D Secure)

challenge-heading = Confermi con la Sua banca
challenge-lead = { $bank } Le chiede di confermare che questo pagamento è Suo.
challenge-confirm = Conferma il pagamento
challenge-reject = Rifiuta

## The page for a code from a text message

code-heading = Inserisca il codice
code-lead = { $provider } ha inviato un codice al numero { $phone }.
code-button = Conferma il codice

## The page while the buyer approves on the phone

prompt-heading = Approvi sul telefono
prompt-lead = { $provider } ha inviato una richiesta di pagamento al numero { $phone }.
prompt-step-open = Apra la richiesta di pagamento sul telefono.
prompt-step-check = Verifichi che indichi { $amount } per { $merchant }.
prompt-step-pin = Inserisca il PIN mobile money per approvare. Non digiti mai il PIN su un sito web.
prompt-waiting = In attesa della Sua approvazione. Questa pagina si aggiorna da sola.
prompt-note = Se ha già approvato questo pagamento, attenda qui. Pagando in un altro modo potrebbe ricevere un doppio addebito.

## The page with the account for a bank transfer

transfer-heading = Effettui il bonifico
transfer-lead = Invii un bonifico di esattamente { $amount } a questo conto.
transfer-bank = Banca
transfer-account = Numero di conto
transfer-reference = Causale
transfer-exact = Usi esattamente questo importo e questa causale. Altrimenti non possiamo associare il bonifico al Suo ordine.
transfer-waiting = In attesa del bonifico. Questa pagina si aggiorna da sola.
transfer-warning = Se ha già inviato il bonifico, attenda qui. Pagando in un altro modo pagherebbe due volte.
copy = Copia: { $row }
copy-short = Copia
copied = Copiato

## How a payment ended

processing-heading = Conferma del pagamento in corso
processing-lead = Attendiamo la risposta del gestore dei pagamenti. Non paghi di nuovo. Questa pagina si aggiorna da sola.
paid-heading = Pagamento completato
paid-lead = Grazie. Il Suo pagamento a { $merchant } è andato a buon fine.
paid-close = Ora può chiudere questa pagina.
paid-moves-on = Tra un momento questa pagina La riporta a { $merchant }.
ordered-heading = Ordine completato
ordered-lead = Grazie. Il Suo ordine presso { $merchant } è completo e non c’è nulla da pagare.
expired-heading = Questa pagina di pagamento è scaduta
expired-lead = Qui non è più possibile pagare. Per acquistare di nuovo, riparta da { $merchant }. Se pensa di aver già pagato, chieda prima a { $merchant }.
paid-elsewhere-heading = Questo ordine è già stato pagato
paid-elsewhere-lead = Il pagamento a { $merchant } è avvenuto su un’altra pagina. Qui non c’è altro da pagare.
locked-heading = Troppi tentativi non riusciti
locked-lead = Per la Sua sicurezza questa pagina non accetta altri tentativi. Per riprovare, torni a { $merchant } e avvii un nuovo pagamento.
unavailable-heading = Al momento non è possibile effettuare questo pagamento
unavailable-lead = Nessun gestore dei pagamenti è disponibile. Riprovi più tardi o chieda a { $merchant } un altro metodo di pagamento.

## The same for a subscription

subscribed-heading = L’abbonamento è attivo
subscribed-lead = Grazie. Il Suo abbonamento presso { $merchant } è iniziato.
trial-started-heading = La prova è iniziata
trial-started-lead = Grazie. Il Suo abbonamento presso { $merchant } inizia con un periodo di prova.
subscribe-expired-heading = Questa pagina è scaduta
subscribe-expired-lead = Qui non è più possibile abbonarsi. Per farlo, riparta da { $merchant }. Se pensa di averlo già fatto, chieda prima a { $merchant }.
subscribe-elsewhere-heading = Questo abbonamento è già iniziato
subscribe-elsewhere-lead = È stato attivato presso { $merchant } su un’altra pagina. Qui non c’è altro da fare.
subscribe-locked-lead = Per la Sua sicurezza questa pagina non accetta altri tentativi. Per riprovare, torni a { $merchant } e si abboni da lì.
subscribe-unavailable-heading = Al momento non è possibile abbonarsi
subscribe-unavailable-lead = Nessun gestore dei pagamenti è disponibile. Riprovi più tardi o chieda a { $merchant }.

## The same for an invoice

invoice-done-heading = La fattura { $number } è pagata
invoice-expired-heading = La fattura { $number } non può più essere pagata qui
invoice-expired-lead = Potrebbe essere stata pagata o ritirata. Chieda a { $merchant } se resta qualcosa da fare.
invoice-elsewhere-heading = La fattura { $number } è già stata pagata
invoice-locked-lead = Per la Sua sicurezza questa pagina non accetta altri tentativi. Chieda a { $merchant } come pagare la fattura { $number }.

## The same for a card that is saved

saving-heading = Salvataggio della carta in corso
saving-lead = Attendiamo la risposta della Sua banca. Non inserisca di nuovo i dati della carta. Questa pagina si aggiorna da sola.
saved-heading = La carta è stata salvata
kept-lead = È salvata presso { $merchant } per i pagamenti successivi.
saved-lead = D’ora in poi { $merchant } addebiterà su questa carta i pagamenti per { $what }.
save-expired-heading = Questa pagina è scaduta
save-expired-lead = Qui non è più possibile salvare una carta. Per usare un’altra carta, riparta da { $merchant }.
saved-elsewhere-heading = Una carta è già stata salvata
kept-elsewhere-lead = È stata salvata su un’altra pagina. Resta presso { $merchant } per i pagamenti successivi.
saved-elsewhere-lead = È stata salvata su un’altra pagina. D’ora in poi { $merchant } addebiterà su quella carta i pagamenti per { $what }.
save-locked-lead = Per la Sua sicurezza questa pagina non accetta altre carte. Per riprovare, riparta da { $merchant }.
save-unavailable-heading = Al momento non è possibile salvare la carta
save-unavailable-lead = Nessun gestore dei pagamenti è disponibile. Riprovi più tardi o chieda a { $merchant }.

## The receipt of one payment

receipt = Ricevuta
receipt-title = Ricevuta di { $seller }
receipt-number = Pagamento
receipt-short = Numero di ricevuta
receipt-refunded = Rimborsato
receipt-test = Modalità di test: non è stato movimentato denaro e questa non è la ricevuta di un pagamento reale.
receipt-proof = Questa ricevuta è disponibile anche in forma firmata, che chiunque può verificare senza rivolgersi a noi.
receipt-signed = Ricevuta firmata
receipt-link = Vedi la ricevuta

## The printable invoice

invoice = Fattura
invoice-title = Fattura { $number } di { $seller }
invoice-test = Modalità di test: questa non è una fattura reale.
invoice-status-open = Da pagare
invoice-status-paid = Pagata
invoice-status-void = Annullata
invoice-status-uncollectible = Inesigibile
invoice-lead-due-by = { $amount } da pagare, scadenza { $date }
invoice-lead-due = { $amount } da pagare
invoice-lead-paid-on = Pagamento di { $amount } in data { $date }
invoice-lead-paid = Pagamento di { $amount }
invoice-lead-void = Annullata: non c’è nulla da pagare
invoice-lead-uncollectible = Importo non pagato: { $amount }
invoice-number = Numero fattura
invoice-issued = Data di emissione
invoice-paid-on = Data di pagamento
invoice-due-by = Scadenza
invoice-period = Periodo
invoice-paid-with = Metodo di pagamento
invoice-seller = Emessa da
invoice-buyer = Intestata a
tax-id = P. IVA / C.F.: { $number }
invoice-paid = Importo pagato
invoice-due = Importo da pagare
invoice-pay = Paga questa fattura
invoice-print-lead = Per conservarne una copia, stampi questa pagina o la salvi in PDF.
print = Stampa
go-back = Indietro

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = I Suoi abbonamenti presso { $merchant }
portal-heading = I Suoi abbonamenti
portal-none = Qui non ha alcun abbonamento.
portal-price = { $amount } { $every }
portal-next = Prossimo pagamento
portal-next-on = { $amount } in data { $date }
portal-card = Addebito su
portal-pay = Paga ora
portal-cancel = Disdici l’abbonamento
portal-resume = Mantieni l’abbonamento
portal-change-card = Usa un’altra carta
portal-receipts = Fatture
portal-no-receipts = Non ci sono ancora fatture.
portal-ends-on = { $name } termina in data { $date }.
portal-ends = { $name } sta per terminare.
portal-ended = { $name } è terminato. Non verrà addebitato altro.
portal-goes-on = { $name } continua.
portal-card-changed = La carta è stata cambiata.
portal-unchanged = Non è stato modificato nulla, perché nel frattempo qualcos’altro era cambiato. Ricontrolli.
status-incomplete = Non ancora iniziato
status-active = Attivo
status-trial-until = In prova fino al giorno { $date }
status-trial = In prova
status-overdue = Pagamento in ritardo
status-unpaid = Non pagato
status-paused = In pausa
status-ends-on = Termina in data { $date }
status-ends = Termina a breve
status-ended-on = Terminato in data { $date }
status-ended = Terminato
status-note-incomplete = Manca ancora il primo pagamento.
status-note-overdue = L’ultimo pagamento non è andato a buon fine. Paghi ora, oppure usi un’altra carta, sulla quale verrà addebitato subito.
status-note-unpaid = L’ultimo pagamento non è mai stato effettuato. L’abbonamento riprende non appena verrà pagato.
status-note-paused = Durante la pausa non viene addebitato nulla.
status-note-ends = Fino ad allora resta tutto com’è. Non verrà addebitato altro.
portal-cancel-heading = Disdire { $name }?
portal-cancel-trial-on = L’abbonamento termina con la prova, in data { $date }. Fino ad allora resta tutto com’è.
portal-cancel-on = L’abbonamento termina in data { $date }, con il periodo già pagato. Fino ad allora resta tutto com’è.
portal-cancel-now = L’abbonamento termina subito.
portal-cancel-charge = Non verrà addebitato altro.
portal-cancel-trial = Non verrà addebitato nulla.
portal-keep = Mantieni
portal-expired-heading = Questo link è scaduto
portal-expired-lead = Per la Sua sicurezza funziona solo per poco tempo. Lo apra di nuovo da { $merchant }.
portal-expired-lead-unknown = Per la Sua sicurezza funziona solo per poco tempo. Lo apra di nuovo dal negozio.

## The page of a payment link

link-continue = Vai al pagamento
link-open-amount = Sceglierà l’importo nella pagina successiva.
link-inactive-heading = Questo link non è attivo
link-inactive-lead = Al momento qui non si può pagare nulla. Si rivolga a { $merchant } se si aspettava altro.
link-sold-out-heading = Esaurito
link-sold-out-lead = Tutto ciò che offriva questo link è stato venduto, oppure qualcun altro lo sta pagando proprio ora. Chieda a { $merchant } se ce ne saranno altri.

## What went wrong with a request: heading and sentence

http-400 = Questa richiesta non è corretta
http-400-lead = Torni indietro, ricarichi la pagina e riprovi.
http-403 = Questo modulo proviene da un’altra pagina
http-403-lead = Per la Sua sicurezza non è stato accettato. Apra di nuovo la pagina di pagamento.
http-404 = Qui non c’è nulla
http-404-lead = Controlli l’indirizzo o chieda al negozio un nuovo link di pagamento.
http-405 = Qui non è possibile
http-405-lead = Torni alla pagina da cui proviene.
http-413 = È troppo grande
http-413-lead = Accorci quanto ha inserito e riprovi.
http-415 = Questo modulo ha un altro formato
http-415-lead = Apra di nuovo la pagina di pagamento e lo invii da lì.
http-429 = Troppe richieste
http-429-lead = Attenda un momento, poi riprovi.
http-500 = Si è verificato un problema da parte nostra
http-500-lead = Se stava pagando, non paghi di nuovo: apra la pagina di pagamento, che indica a che punto è il Suo pagamento.
problem-status = Errore
problem-request = Richiesta

## The server's own pages, and the demo shop

home-lead = Qui è in funzione un server di pagamento.
home-version = Versione
dashboard-heading = Dashboard
demo-heading = Negozio demo
cancelled-heading = Pagamento annullato
cancelled-lead = Questo è il negozio dimostrativo. Un negozio reale mostrerebbe qui il Suo carrello, per permetterLe di riprovare.
codes-heading = Codici di errore
codes-lead = Tutti i codici con cui l’API può rispondere e il loro significato.

## A slow or lost line, and the foot of the page

slow-title = L’operazione richiede più tempo del solito
slow-text = Il Suo pagamento potrebbe essere ancora in arrivo. Tenga aperta questa pagina o verifichi a che punto è il pagamento: non riceverà un doppio addebito.
lost-title = La connessione si è interrotta
lost-text = Non sappiamo ancora se il Suo pagamento ci è arrivato. Prema di nuovo il pulsante o verifichi a che punto è il pagamento: in ogni caso l’addebito avverrà una sola volta.
look-again = Verifica questo pagamento
support-link = Contatti
terms-foot = Termini e condizioni
privacy-link = Privacy
