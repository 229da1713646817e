### The words a buyer reads, in Dutch (Nederlands).

## Every page

broken = Deze pagina kan niet worden weergegeven. Laad de pagina opnieuw.
powered = Mogelijk gemaakt door Kassa
test-mode = Testmodus
error-title = Fout: { $title }
language = Taal
language-change = Wijzigen

## The left side of a payment page: what is paid

summary = Wat u betaalt
pay-merchant = Betalen aan { $merchant }
order-merchant = Uw bestelling bij { $merchant }
subscribe-to = Abonneren op { $what }
pay-invoice = Factuur { $number } betalen
card-for = Kaart voor { $what }
for-period = Voor { $from } – { $to }
due-today = vandaag te betalen
expires = Deze pagina is geldig tot { $time }
span = { $from } – { $to }

## Rows that repeat what is paid: a name before a value, such as "Merchant  Kofi's Shop"

row-merchant = Verkoper
row-amount = Bedrag
row-for = Voor
row-card = Kaart
row-today = Vandaag betaald
row-free-until = Gratis tot
row-later = Daarna

## The list of what is bought

lines = Uw bestelling
more-lines = { $count ->
    [one] Nog 1 artikel tonen
   *[other] Nog { $count } artikelen tonen
}
update = Bijwerken
updated = Bijgewerkt. Het totaal is { $amount }.
changed-heading = Het totaal is gewijzigd
changed-lead = Bekijk het nieuwe totaal en betaal als u akkoord gaat.
add = Toevoegen
remove = Verwijderen
free = Gratis

## What a line costs, under its name

price-unit-per = { $unit } per { $label }
price-count-unit-per = { $count } × { $unit } per { $label }
price-count-unit = { $count } × { $unit }
price-unit-each = { $unit } per stuk
price-every = Wordt { $every } afgeschreven
price-each-every = { $each }, { $every }
price-lasts = Voor { $duration }
price-each-lasts = { $each }, voor { $duration }
price-part = { $days } van { $of } dagen
price-each-part = { $each } · { $days } van { $of } dagen

## How often and how long

every-day = { $count ->
    [one] per dag
   *[other] elke { $count } dagen
}
every-week = { $count ->
    [one] per week
   *[other] elke { $count } weken
}
every-month = { $count ->
    [one] per maand
   *[other] elke { $count } maanden
}
every-year = { $count ->
    [one] per jaar
   *[other] elke { $count } jaar
}
duration-day = { $count ->
    [one] 1 dag
   *[other] { $count } dagen
}
duration-week = { $count ->
    [one] 1 week
   *[other] { $count } weken
}
duration-month = { $count ->
    [one] 1 maand
   *[other] { $count } maanden
}
duration-year = { $count ->
    [one] 1 jaar
   *[other] { $count } jaar
}

## The sums under the list

sum-subtotal = Subtotaal
sum-discount = Korting: { $name }
sum-shipping = Verzending
sum-shipping-named = Verzending: { $name }
sum-tax-inclusive = incl. { $percent }% { $name }
sum-tax = { $percent }% { $name }
sum-tax-by-address = Belasting
tax-by-address = Wordt berekend zodra we uw adres weten
sum-adjustment = Correctie
sum-carried = Tegoed voor uw volgende factuur
sum-total = Totaal

## "How this total is made": every step of the arithmetic, on demand

explain = Zo is dit totaal berekend
show-order = Bestelling tonen
hide-order = Bestelling verbergen
explains-line-share = Deel van de periode: { $name }
explains-discount-share = Deel van de korting: { $name }
explains-tax-contained = Belasting in de prijs: { $name }
explains-tax-share = Waarvan { $tax }: { $name }
explains-tax-added = { $tax } over { $name }
rounded-half-up = rekenkundig afgerond
rounded-largest-remainder = zo afgerond dat de delen samen het geheel vormen
rounded-capped = hooguit het bedrag waarvoor het geldt

## Promotion codes, and amounts that the buyer names

apply = Toepassen
applied = Kortingscode
amount-open = Kies uw bedrag
amount-hint-between = Tussen { $least } en { $most }
amount-hint-least = { $least } of meer

## The pay page

pay-title = { $amount } betalen aan { $merchant }
pay-heading = Betaalgegevens
free-title = Uw bestelling bij { $merchant } afronden
pay-invoice-title = Factuur { $number } betalen aan { $merchant }
save-title = Andere kaart gebruiken bij { $merchant }
methods = Betalen met
method-card = Kaart
method-mobile-money = Mobile money
method-bank-transfer = Overschrijving
method-crypto = Crypto
method-note-card = Creditcard of betaalpas
method-note-mobile-money = Goedkeuren op uw telefoon
method-note-bank-transfer = Via de app van uw bank
method-note-crypto = Vanuit uw eigen wallet
elsewhere-card = In de volgende stap vult u uw kaartgegevens in of kiest u een andere betaalmethode. Deze pagina ziet het kaartnummer nooit.
elsewhere-mobile-money = U bevestigt de betaling in de volgende stap.
elsewhere-bank-transfer = In de volgende stap ziet u naar welke rekening u overmaakt.
elsewhere-crypto = In de volgende stap ziet u het betaaladres en een code voor uw wallet.
transfer-note = Op de volgende pagina ziet u naar welke rekening u overmaakt. Uw bestelling wordt bevestigd zodra het geld binnen is.

## The button of the pay page

submit-pay = Betalen
submit-pay-amount = { $amount } betalen
submit-book = Boeken en betalen
submit-book-amount = Boeken · { $amount }
submit-donate = Doneren
submit-donate-amount = { $amount } doneren
submit-subscribe = Abonneren
submit-subscribe-amount = Abonneren · { $amount }
start-trial = Proefperiode starten
free-heading = Uw gegevens
free-submit = Bestelling afronden
busy = Bezig met verwerken…

## The fields of the form

label-email = E-mailadres
label-card-number = Kaartnummer
label-card-expiry = Vervaldatum
label-card-cvc = Beveiligingscode
label-card-name = Naam op de kaart
label-phone = Mobile-moneynummer
label-method = Betaalmethode
label-code = Code
label-name = Volledige naam
label-contact-phone = Telefoonnummer
label-business-name = Bedrijfsnaam
label-tax-id = Btw- of belastingnummer
label-custom-amount = Uw bedrag
label-promotion = Kortingscode
label-shipping = Verzendmethode
label-terms = Algemene voorwaarden
label-quantity = Aantal
label-country = Land of regio
tax-id-kind = Soort belastingnummer
hint-phone = U keurt de betaling goed op deze telefoon.
expiry-form = MM / JJ
cvc-form = CVC
optional = (optioneel)
choose = Maak een keuze…

## Addresses

shipping-heading = Bezorgadres
billing-heading = Factuuradres
billing-same = Factuuradres is gelijk aan het afleveradres
address-name = Volledige naam
address-line1 = Straat en huisnummer
address-line2 = Appartement, unit, verdieping
address-city = Plaats
address-town = Plaats
address-suburb = Wijk
address-state = Staat
address-province = Provincie
address-region = Regio
address-prefecture = Prefectuur
address-county = Graafschap
address-emirate = Emiraat
address-postal-code = Postcode
address-zip = ZIP-code
address-postcode = Postcode
address-pin = Postcode (PIN)
address-eircode = Eircode

## Shipping

shipping-options = Verzendmethode
shipping-today = Vandaag
shipping-days = { $count ->
    [one] 1 dag
   *[other] { $count } dagen
}
shipping-business-days = { $count ->
    [one] 1 werkdag
   *[other] { $count } werkdagen
}
shipping-days-range = { $least }–{ $most } dagen
shipping-business-days-range = { $least }–{ $most } werkdagen

## More questions, and what the buyer agrees to

custom-heading = Meer over uw bestelling
business-heading = Bedrijfsgegevens
terms-agree = Ik ga akkoord met de { $link }
terms-link = algemene voorwaarden
terms-agree-unlinked = Ik ga akkoord met de algemene voorwaarden
terms-read = Voorwaarden lezen
new-tab = (opent in een nieuw tabblad)
promotions-agree = Stuur mij nieuws en aanbiedingen per e-mail. Ik kan mij op elk moment afmelden.

## What comes later by itself: subscriptions

later-trial = Gratis tot { $date }, daarna { $renews }
later-then = Daarna { $renews }
later-once = Eenmalige betaling. Stopt vanzelf
renews = { $amount } { $every }
renews-from = { $amount } { $every } vanaf { $from }
renews-discount = { $amount } { $every } t/m { $until }, vervolgens { $after }
renews-from-discount = { $amount } { $every } van { $from } t/m { $until }, vervolgens { $after }
renews-times = { $count ->
    [one] { $amount } { $every }, in totaal 1 betaling
   *[other] { $amount } { $every }, in totaal { $count } betalingen
}
renews-from-times = { $count ->
    [one] { $amount } { $every } vanaf { $from }, in totaal 1 betaling
   *[other] { $amount } { $every } vanaf { $from }, { $count } keer
}
renews-discount-times = { $count ->
    [one] { $amount } { $every } t/m { $until }, vervolgens { $after }, in totaal 1 betaling
   *[other] { $amount } { $every } t/m { $until }, vervolgens { $after }, in totaal { $count } betalingen
}
renews-from-discount-times = { $count ->
    [one] { $amount } { $every } van { $from } t/m { $until }, vervolgens { $after }, in totaal 1 betaling
   *[other] { $amount } { $every } van { $from } t/m { $until }, vervolgens { $after }, { $count } keer
}

## What the buyer allows by pressing the button; it stands over the button

mandate-save = Door de kaart op te slaan geeft u { $merchant } toestemming om latere betalingen van deze kaart af te schrijven totdat u opzegt.
mandate-invoice = { $means ->
    [card] Door te betalen geeft u { $merchant } toestemming om ook latere betalingen van deze kaart af te schrijven totdat u opzegt.
   *[other] Door te betalen geeft u { $merchant } toestemming om ook latere betalingen via deze betaalmethode te innen totdat u opzegt.
}
mandate-trial = { $means ->
    [card] Door de proefperiode te starten geeft u { $merchant } toestemming om vanaf { $date } betalingen van deze kaart af te schrijven totdat u opzegt. Zegt u vóór die dag op, dan wordt er niets meer afgeschreven.
   *[other] Door de proefperiode te starten geeft u { $merchant } toestemming om vanaf { $date } betalingen via deze betaalmethode te innen totdat u opzegt. Zegt u vóór die dag op, dan wordt er niets meer geïnd.
}
mandate-trial-times = { $means ->
    [card] Door de proefperiode te starten geeft u { $merchant } toestemming om vanaf { $date } betalingen van deze kaart af te schrijven, totdat { $count ->
        [one] de enige betaling is gedaan
       *[other] alle { $count } betalingen zijn gedaan
    } of u opzegt. Zegt u vóór die dag op, dan wordt er niets meer afgeschreven.
   *[other] Door de proefperiode te starten geeft u { $merchant } toestemming om vanaf { $date } betalingen via deze betaalmethode te innen, totdat { $count ->
        [one] de enige betaling is gedaan
       *[other] alle { $count } betalingen zijn gedaan
    } of u opzegt. Zegt u vóór die dag op, dan wordt er niets meer geïnd.
}
mandate-subscribe = { $means ->
    [card] Door u te abonneren geeft u { $merchant } toestemming om latere betalingen van deze kaart af te schrijven totdat u opzegt.
   *[other] Door u te abonneren geeft u { $merchant } toestemming om latere betalingen via deze betaalmethode te innen totdat u opzegt.
}
mandate-subscribe-times = { $means ->
    [card] Door u te abonneren geeft u { $merchant } toestemming om latere betalingen van deze kaart af te schrijven, totdat { $count ->
        [one] de enige betaling is gedaan
       *[other] alle { $count } betalingen zijn gedaan
    } of u opzegt.
   *[other] Door u te abonneren geeft u { $merchant } toestemming om latere betalingen via deze betaalmethode te innen, totdat { $count ->
        [one] de enige betaling is gedaan
       *[other] alle { $count } betalingen zijn gedaan
    } of u opzegt.
}
no-card = U hebt nu geen kaart nodig.

## The page that saves another card for a subscription

save-heading = Andere kaart gebruiken
keep-lead = De kaart wordt bij { $merchant } bewaard voor latere betalingen. Vandaag wordt er niets afgeschreven.
save-lead = { $merchant } schrijft de betalingen voor { $what } voortaan van deze kaart af. Vandaag wordt er niets afgeschreven.
save-lead-due = { $merchant } schrijft meteen { $due } voor de openstaande factuur van deze kaart af, en voortaan de betalingen voor { $what }.
save-submit = Kaart opslaan
card-challenge-lead = { $bank } vraagt u te bevestigen dat deze kaart van u is.
card-challenge-confirm = Kaart bevestigen
restart-card = Andere kaart gebruiken

## The test numbers under the form, in test mode

hints = Testnummers
hints-lead = Er gaat geen echt geld om. Gebruik een willekeurige datum in de toekomst, een willekeurige beveiligingscode en een willekeurige naam.
hint-succeeds = Lukt
hint-declined = Geweigerd
hint-funds = Onvoldoende saldo
hint-expired = Kaart verlopen
hint-cvc = Onjuiste beveiligingscode
hint-bank = Vraagt de bank (3-D Secure)
hint-approves = Keurt goed
hint-code = Vraagt om een code: 123456
hint-refuses = Weigert

## What is wrong with a field, and what to do

errors = Controleer uw gegevens
digits-only = Gebruik alleen cijfers.
problem-holds-card = Dit lijkt op een kaartnummer. Vul dat alleen in waar om uw kaart wordt gevraagd.
problem-email-missing = Vul uw e-mailadres in.
problem-email-long = Dit e-mailadres is te lang. Gebruik een korter adres.
problem-email = Dit e-mailadres is niet volledig. Het moet lijken op ama@example.com.
problem-card-number-missing = Vul het lange nummer op uw kaart in.
problem-card-number-mistyped = Er zit een typefout in dit kaartnummer. Vergelijk het met uw kaart.
problem-card-number-test = Dit is de testmodus. Gebruik een van de testnummers, nooit een echte kaart.
problem-card-number-long = Dit kaartnummer is te lang. Vergelijk het met uw kaart.
problem-card-number = Dit kaartnummer is niet volledig. Vergelijk het met uw kaart.
problem-expiry-missing = Vul de vervaldatum van uw kaart in.
problem-expiry-past = Deze datum ligt in het verleden. Controleer de datum of gebruik een andere kaart.
problem-expiry = Vul de vervaldatum in als maand en jaar, bijvoorbeeld 08 / 29.
problem-cvc-missing = Vul de beveiligingscode van uw kaart in.
problem-cvc = De beveiligingscode heeft 3 cijfers, of 4 bij American Express.
problem-card-name-missing = Vul de naam in zoals die op uw kaart staat.
problem-card-name-long = Deze naam is te lang. Gebruik de naam zoals die op uw kaart staat.
problem-card-name = Vul de naam in zoals die op de kaart staat, in letters.
problem-phone-missing = Vul uw mobile-moneynummer in.
problem-phone-provider = We kennen geen mobiel netwerk voor dit nummer. Controleer de eerste drie cijfers.
problem-phone-test = Dit is de testmodus. Gebruik een van de testtelefoonnummers.
problem-phone = Dit telefoonnummer is niet volledig. Het moet lijken op 024 412 3456.
problem-method = Kies hoe u wilt betalen.
problem-code-missing = Vul de code in die naar uw telefoon is gestuurd.
problem-code-wrong = Deze code klopt niet. Bekijk het bericht op uw telefoon en probeer het opnieuw.
problem-code-expired = Deze code is niet meer geldig. Kies een andere betaalmethode of begin opnieuw.
problem-code = De code bestaat alleen uit cijfers. Vul de code in zoals die naar uw telefoon is gestuurd.
problem-promotion-missing = Vul eerst een kortingscode in.
problem-promotion-expired = Deze kortingscode is verlopen.
problem-promotion-used = Deze kortingscode is al zo vaak gebruikt als mogelijk is.
problem-promotion-small = Uw bestelling is te klein voor deze kortingscode.
problem-promotion-other = Deze kortingscode geldt niet voor deze bestelling.
problem-promotion = Deze kortingscode is niet geldig. Controleer de spelling; de code kan ook verlopen zijn.
problem-amount-missing = Vul het bedrag in dat u wilt betalen.
problem-amount-small = Dit bedrag is te laag. Vul een hoger bedrag in.
problem-amount-large = Dit bedrag is te hoog. Vul een lager bedrag in.
problem-amount-fine = Dit bedrag heeft te veel decimalen. Rond het af, bijvoorbeeld op twee decimalen.
problem-amount = Vul het bedrag in cijfers in, net als de bedragen onder het veld.
problem-amount-least = Dit bedrag is te laag. Vul minimaal { $bound } in.
problem-amount-most = Dit bedrag is te hoog. Vul maximaal { $bound } in.
problem-quantity-small = Dit aantal is te klein. Kies een groter aantal.
problem-quantity-large = Dit aantal is te groot. Kies een kleiner aantal.
problem-quantity-fine = Met dit aantal heeft het totaal te veel decimalen. Kies een ander aantal.
problem-quantity = Vul het aantal in als geheel getal.
problem-quantity-least = Dit aantal is te klein. Kies minimaal { $bound }.
problem-quantity-most = Dit aantal is te groot. Kies maximaal { $bound }.
problem-country-other = Dit land kan niet worden gekozen. Kies een ander land.
problem-country = Kies een land.
problem-address-long = Dit is te lang. Gebruik een kortere vorm.
problem-address-name = Vul de volledige naam in.
problem-address-line1 = Vul de straat en het huisnummer in.
problem-address-line2 = Vul het appartement, de unit of de verdieping in.
problem-address-city = Vul de plaats in.
problem-address-state-missing = Vul de staat, provincie of regio in of kies er een.
problem-address-state = Kies een staat, provincie of regio van dit land.
problem-address-postal-missing = Vul de postcode in.
problem-address-postal = Deze postcode past niet bij het land. Controleer beide.
problem-name-missing = Vul uw volledige naam in.
problem-contact-phone-missing = Vul uw telefoonnummer in.
problem-contact-phone-long = Dit telefoonnummer is te lang. Controleer het.
problem-contact-phone = Dit telefoonnummer is niet volledig. Het kan beginnen met + en het landnummer.
problem-business-missing = Vul de naam van uw bedrijf in.
problem-tax-id-missing = Vul uw btw- of belastingnummer in.
problem-tax-id-type = Kies het soort belastingnummer.
problem-tax-id = Dit nummer past niet bij het gekozen soort. Controleer beide.
problem-shipping = Kies hoe uw bestelling wordt verzonden.
problem-terms = Ga akkoord met de voorwaarden om verder te gaan.
problem-long = Dit is te lang. Gebruik minder tekens.
problem-short = Dit is te kort. Gebruik meer tekens.
problem-choice = Kies een van de antwoorden uit de lijst.
problem-missing = Beantwoord deze vraag.
problem-other = Controleer dit antwoord.

## Why the last try to pay did not go through: a heading, and what to do

notice-declined = De betaling is geweigerd
notice-declined-lead = Probeer een andere kaart of betaalmethode, of vraag uw bank of aanbieder naar de reden.
notice-funds = Er is niet genoeg saldo beschikbaar
notice-funds-lead = Vul eerst uw saldo aan, of gebruik een andere kaart of betaalmethode.
notice-expired = Deze kaart is verlopen
notice-expired-lead = Controleer de vervaldatum of gebruik een andere kaart.
notice-cvc = De beveiligingscode klopt niet
notice-cvc-lead = Vul de 3 of 4 cijfers die op de kaart staan opnieuw in.
notice-bank = Uw bank kon niet bevestigen dat u het was
notice-bank-lead = Probeer het opnieuw en bevestig bij uw bank, of betaal op een andere manier.
notice-fault = De betaling is niet gelukt
notice-fault-lead = Er ging iets mis bij de betaalprovider. Probeer het zo meteen opnieuw of betaal op een andere manier.
notice-card = De kaart is geweigerd
notice-card-lead = Gebruik een andere kaart of neem contact op met uw bank.
notice-not-confirmed = De betaling is niet goedgekeurd op uw telefoon
notice-not-confirmed-lead = Het verzoek is geweigerd of niet op tijd beantwoord. Probeer het opnieuw en keur het verzoek goed, of betaal op een andere manier.
notice-not-charged = De betaling heeft de provider niet bereikt
notice-not-charged-lead = Er is niets afgeschreven. Probeer het opnieuw of betaal op een andere manier.
notice-abandoned = Kies hoe u wilt betalen
notice-abandoned-lead = Staat er op uw telefoon of in de app van uw bank nog een verzoek van de vorige poging? Keur dat dan niet goed.
notice-tries = Er waren te veel pogingen
notice-tries-lead = Wacht een paar minuten en probeer het dan opnieuw, of betaal op een andere manier.
notice-total = Het totaal is gewijzigd
notice-total-lead = Er is niets afgeschreven. Bekijk het nieuwe totaal en betaal als u akkoord gaat.
notice-discount = De korting is niet meer beschikbaar
notice-discount-lead = Er is niets afgeschreven. Bekijk het nieuwe totaal en betaal als u akkoord gaat.
notice-order-busy = Deze bestelling wordt op een andere pagina betaald
notice-order-busy-lead = Rond de betaling daar af, of wacht een paar minuten en probeer het hier opnieuw. Zo betaalt u niet dubbel.

## The same where a card is only saved, and nothing is paid

save-declined = De kaart is geweigerd
save-declined-lead = Probeer een andere kaart of vraag uw bank naar de reden.
save-bank = Uw bank kon niet bevestigen dat u het was
save-bank-lead = Probeer het opnieuw en bevestig bij uw bank, of gebruik een andere kaart.
save-fault = De kaart kon niet worden opgeslagen
save-fault-lead = Er ging iets mis bij de betaalprovider. Probeer het zo meteen opnieuw of gebruik een andere kaart.
save-not-reached = De kaart kon niet worden opgeslagen
save-not-reached-lead = De kaart heeft de provider niet bereikt. Probeer het opnieuw.
save-abandoned = Kies een andere kaart
save-abandoned-lead = De kaart die u eerder invulde, is niet opgeslagen.
save-tries = Er waren te veel pogingen
save-tries-lead = Wacht een paar minuten en probeer het dan opnieuw, of gebruik een andere kaart.

## Ways out, on many pages

cancel = Annuleren en terug naar { $merchant }
back = Terug naar { $merchant }
restart = Andere betaalmethode kiezen

## The page with a provider's own fields for a card

provider-heading = Vul uw betaalgegevens in
provider-lead = Uw gegevens gaan versleuteld en rechtstreeks naar { $provider }.
provider-submit = { $amount } betalen
provider-failed = Dat is niet gelukt. Probeer het opnieuw of kies een andere betaalmethode.
provider-noscript = Om hier kaartgegevens in te vullen is JavaScript nodig. Kies hieronder een andere betaalmethode om zonder JavaScript verder te gaan.

## The page while the buyer pays on a provider's page

away-heading = Rond uw betaling af
away-lead = Betaal { $amount } op de beveiligde pagina van { $provider }. Daarna komt u hier terug.
away-go = Verder naar { $provider }
away-waiting = We wachten op uw betaling. Deze pagina wordt vanzelf bijgewerkt.
away-note = Hebt u daar al betaald, wacht dan hier. Als u op een andere manier betaalt, kan er twee keer worden afgeschreven; een tweede betaling wordt terugbetaald.

## The page with an address for a payment in tokens (crypto)

chain-heading = Betaal vanuit uw wallet
chain-lead = Stuur precies { $amount } via { $network } naar dit adres.
chain-enough-heading = Uw betaling is onderweg
chain-enough-lead = U hoeft niets meer te sturen. De betaling is rond zodra het netwerk die heeft bevestigd.
chain-amount = Bedrag
chain-address = Adres
chain-network = Netwerk
chain-token = Token
chain-contract = Contract
chain-code = Code voor uw wallet met token, adres en bedrag
chain-open = Openen in wallet
chain-only = Stuur alleen { $token }, en alleen via { $network }. Al het andere dat naar dit adres wordt gestuurd, is hier niet te zien.
chain-received = { $amount } { $token } ontvangen. Stuur de rest naar hetzelfde adres om de betaling af te ronden.
chain-seen = { $count ->
    [one] { $amount } { $token } is onderweg: nog 1 blok en de betaling is bevestigd.
   *[other] { $amount } { $token } is onderweg: nog { $count } blokken en de betaling is bevestigd.
}
chain-waiting = We wachten op uw betaling. Deze pagina wordt vanzelf bijgewerkt.
chain-warning = Hebt u de betaling al gestuurd, wacht dan hier. Wat na een andere betaling binnenkomt, moet de winkel handmatig terugbetalen.

## The page on which a bank asks (3D Secure)

challenge-heading = Bevestig bij uw bank
challenge-lead = { $bank } vraagt u te bevestigen dat deze betaling van u is.
challenge-confirm = Betaling bevestigen
challenge-reject = Weigeren

## The page for a code from a text message

code-heading = Vul uw code in
code-lead = { $provider } heeft een code naar { $phone } gestuurd.
code-button = Code bevestigen

## The page while the buyer approves on the phone

prompt-heading = Keur goed op uw telefoon
prompt-lead = { $provider } heeft een betaalverzoek naar { $phone } gestuurd.
prompt-step-open = Open het betaalverzoek op uw telefoon.
prompt-step-check = Controleer of er { $amount } voor { $merchant } staat.
prompt-step-pin = Voer uw pincode voor mobile money in om goed te keuren. Typ uw pincode nooit op een website.
prompt-waiting = We wachten op uw goedkeuring. Deze pagina wordt vanzelf bijgewerkt.
prompt-note = Hebt u deze betaling al goedgekeurd, wacht dan hier. Als u op een andere manier betaalt, kan er twee keer worden afgeschreven.

## The page with the account for a bank transfer

transfer-heading = Maak het bedrag over
transfer-lead = Maak precies { $amount } over naar deze rekening.
transfer-bank = Bank
transfer-account = Rekeningnummer
transfer-reference = Betalingskenmerk
transfer-exact = Gebruik precies dit bedrag en dit kenmerk. Anders kunnen we de overschrijving niet aan uw bestelling koppelen.
transfer-waiting = We wachten op uw overschrijving. Deze pagina wordt vanzelf bijgewerkt.
transfer-warning = Hebt u het bedrag al overgemaakt, wacht dan hier. Als u op een andere manier betaalt, betaalt u dubbel.
copy = Kopiëren: { $row }
copy-short = Kopiëren
copied = Gekopieerd

## How a payment ended

processing-heading = Uw betaling wordt bevestigd
processing-lead = We wachten op antwoord van de betaalprovider. Betaal niet opnieuw. Deze pagina wordt vanzelf bijgewerkt.
paid-heading = Betaling gelukt
paid-lead = Bedankt. Uw betaling aan { $merchant } is gelukt.
paid-close = U kunt deze pagina nu sluiten.
paid-moves-on = U gaat zo meteen terug naar { $merchant }.
ordered-heading = Bestelling afgerond
ordered-lead = Bedankt. Uw bestelling bij { $merchant } is afgerond en u hoeft niets te betalen.
expired-heading = Deze betaalpagina is verlopen
expired-lead = U kunt hier niet meer betalen. Wilt u opnieuw kopen, begin dan bij { $merchant }. Denkt u dat u al hebt betaald, vraag het dan eerst aan { $merchant }.
paid-elsewhere-heading = Deze bestelling is al betaald
paid-elsewhere-lead = De betaling aan { $merchant } is op een andere pagina gedaan. U hoeft hier niets meer te betalen.
locked-heading = Te veel mislukte pogingen
locked-lead = Voor uw veiligheid accepteert deze pagina geen pogingen meer. Wilt u het opnieuw proberen, ga dan terug naar { $merchant } en start een nieuwe betaling.
unavailable-heading = Deze betaling is nu niet mogelijk
unavailable-lead = Er is geen betaalprovider beschikbaar. Probeer het later opnieuw of vraag { $merchant } om een andere betaalmethode.

## The same for a subscription

subscribed-heading = U bent geabonneerd
subscribed-lead = Bedankt. Uw abonnement bij { $merchant } is gestart.
trial-started-heading = Uw proefperiode is gestart
trial-started-lead = Bedankt. Uw abonnement bij { $merchant } begint met een proefperiode.
subscribe-expired-heading = Deze pagina is verlopen
subscribe-expired-lead = U kunt zich hier niet meer abonneren. Wilt u dat alsnog, begin dan opnieuw bij { $merchant }. Denkt u dat u al een abonnement hebt, vraag het dan eerst aan { $merchant }.
subscribe-elsewhere-heading = Dit abonnement is al gestart
subscribe-elsewhere-lead = Het is op een andere pagina bij { $merchant } gestart. U hoeft hier niets meer te doen.
subscribe-locked-lead = Voor uw veiligheid accepteert deze pagina geen pogingen meer. Wilt u het opnieuw proberen, ga dan terug naar { $merchant } en abonneer u vanaf daar.
subscribe-unavailable-heading = Abonneren is nu niet mogelijk
subscribe-unavailable-lead = Er is geen betaalprovider beschikbaar. Probeer het later opnieuw of vraag het aan { $merchant }.

## The same for an invoice

invoice-done-heading = Factuur { $number } is betaald
invoice-expired-heading = Factuur { $number } kan hier niet meer worden betaald
invoice-expired-lead = De factuur is misschien al betaald of ingetrokken. Vraag { $merchant } of u nog iets moet doen.
invoice-elsewhere-heading = Factuur { $number } is al betaald
invoice-locked-lead = Voor uw veiligheid accepteert deze pagina geen pogingen meer. Vraag { $merchant } hoe u factuur { $number } kunt betalen.

## The same for a card that is saved

saving-heading = Uw kaart wordt opgeslagen
saving-lead = We wachten op antwoord van uw bank. Vul uw kaartgegevens niet opnieuw in. Deze pagina wordt vanzelf bijgewerkt.
saved-heading = Uw kaart is opgeslagen
kept-lead = De kaart wordt bij { $merchant } bewaard voor latere betalingen.
saved-lead = { $merchant } schrijft de betalingen voor { $what } voortaan van deze kaart af.
save-expired-heading = Deze pagina is verlopen
save-expired-lead = U kunt hier geen kaart meer opslaan. Wilt u een andere kaart gebruiken, begin dan opnieuw bij { $merchant }.
saved-elsewhere-heading = Er is al een kaart opgeslagen
kept-elsewhere-lead = Dat is op een andere pagina gedaan. De kaart wordt bij { $merchant } bewaard voor latere betalingen.
saved-elsewhere-lead = Dat is op een andere pagina gedaan. { $merchant } schrijft de betalingen voor { $what } voortaan van die kaart af.
save-locked-lead = Voor uw veiligheid accepteert deze pagina geen kaarten meer. Wilt u het opnieuw proberen, begin dan opnieuw bij { $merchant }.
save-unavailable-heading = De kaart kan nu niet worden opgeslagen
save-unavailable-lead = Er is geen betaalprovider beschikbaar. Probeer het later opnieuw of vraag het aan { $merchant }.

## The receipt of one payment

receipt = Betaalbewijs
receipt-title = Betaalbewijs van { $seller }
receipt-number = Betaling
receipt-short = Bonnummer
receipt-refunded = Terugbetaald
receipt-test = Testmodus: er is geen geld overgemaakt en dit is geen bewijs van een echte betaling.
receipt-proof = Dit betaalbewijs is er ook in ondertekende vorm, die iedereen kan controleren zonder ons iets te vragen.
receipt-signed = Ondertekend betaalbewijs
receipt-link = Betaalbewijs bekijken

## The printable invoice

invoice = Factuur
invoice-title = Factuur { $number } van { $seller }
invoice-test = Testmodus: dit is geen echte factuur.
invoice-status-open = Openstaand
invoice-status-paid = Betaald
invoice-status-void = Geannuleerd
invoice-status-uncollectible = Oninbaar
invoice-lead-due-by = { $amount } te betalen uiterlijk { $date }
invoice-lead-due = { $amount } te betalen
invoice-lead-paid-on = { $amount } betaald op { $date }
invoice-lead-paid = { $amount } betaald
invoice-lead-void = Geannuleerd: u hoeft niets te betalen
invoice-lead-uncollectible = { $amount } is niet betaald
invoice-number = Factuurnummer
invoice-issued = Factuurdatum
invoice-paid-on = Betaald op
invoice-due-by = Uiterste betaaldatum
invoice-period = Periode
invoice-paid-with = Betaald met
invoice-seller = Van
invoice-buyer = Aan
tax-id = Btw- of belastingnummer: { $number }
invoice-paid = Betaald bedrag
invoice-due = Nog te betalen
invoice-pay = Deze factuur betalen
invoice-print-lead = Wilt u een kopie bewaren, druk deze pagina dan af of sla de pagina op als pdf.
print = Afdrukken
go-back = Terug

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = Uw abonnementen bij { $merchant }
portal-heading = Uw abonnementen
portal-none = U hebt hier geen abonnement.
portal-price = { $amount } { $every }
portal-next = Volgende betaling
portal-next-on = { $amount } op { $date }
portal-card = Afgeschreven van
portal-pay = Nu betalen
portal-cancel = Abonnement opzeggen
portal-resume = Abonnement behouden
portal-change-card = Andere kaart gebruiken
portal-receipts = Facturen
portal-no-receipts = Er zijn nog geen facturen.
portal-ends-on = { $name } eindigt op { $date }.
portal-ends = { $name } loopt binnenkort af.
portal-ended = { $name } is beëindigd. Er wordt niets meer afgeschreven.
portal-goes-on = { $name } loopt door.
portal-card-changed = Uw kaart is gewijzigd.
portal-unchanged = Er is niets gewijzigd, omdat er intussen iets anders was veranderd. Kijk het nog eens na.
status-incomplete = Nog niet gestart
status-active = Actief
status-trial-until = Proefperiode tot { $date }
status-trial = Proefperiode
status-overdue = Betaling te laat
status-unpaid = Onbetaald
status-paused = Gepauzeerd
status-ends-on = Eindigt op { $date }
status-ends = Eindigt binnenkort
status-ended-on = Beëindigd op { $date }
status-ended = Beëindigd
status-note-incomplete = De eerste betaling ontbreekt nog.
status-note-overdue = De laatste betaling is niet gelukt. Betaal nu, of gebruik een andere kaart, waarvan meteen wordt afgeschreven.
status-note-unpaid = De laatste betaling is nooit gedaan. Het abonnement loopt door zodra die is betaald.
status-note-paused = Tijdens de pauze wordt er niets afgeschreven.
status-note-ends = Tot dan blijft alles zoals het is. Er wordt niets meer afgeschreven.
portal-cancel-heading = { $name } opzeggen?
portal-cancel-trial-on = Het abonnement eindigt met de proefperiode, op { $date }. Tot dan blijft alles zoals het is.
portal-cancel-on = Het abonnement eindigt op { $date }, met de betaalde periode. Tot dan blijft alles zoals het is.
portal-cancel-now = Het abonnement eindigt meteen.
portal-cancel-charge = Er wordt niets meer voor afgeschreven.
portal-cancel-trial = Er wordt niets voor afgeschreven.
portal-keep = Behouden
portal-expired-heading = Deze link is verlopen
portal-expired-lead = Voor uw veiligheid werkt de link maar korte tijd. Open de link opnieuw bij { $merchant }.
portal-expired-lead-unknown = Voor uw veiligheid werkt de link maar korte tijd. Open de link opnieuw bij de winkel.

## The page of a payment link

link-continue = Verder naar betaling
link-open-amount = U kiest het bedrag op de volgende pagina.
link-inactive-heading = Deze link is niet actief
link-inactive-lead = Hier kan nu niets worden betaald. Vraag het aan { $merchant } als u iets anders verwachtte.
link-sold-out-heading = Uitverkocht
link-sold-out-lead = Alles achter deze link is verkocht of wordt op dit moment door iemand anders betaald. Vraag { $merchant } of er meer komt.

## What went wrong with a request: heading and sentence

http-400 = Dit verzoek klopt niet
http-400-lead = Ga terug, laad de pagina opnieuw en probeer het nog een keer.
http-403 = Dit formulier kwam ergens anders vandaan
http-403-lead = Voor uw veiligheid is het niet geaccepteerd. Open de betaalpagina opnieuw.
http-404 = Hier is niets te vinden
http-404-lead = Controleer het adres of vraag de winkel om een nieuwe betaallink.
http-405 = Dat kan hier niet
http-405-lead = Ga terug naar de pagina waar u vandaan kwam.
http-413 = Dit is te groot
http-413-lead = Kort in wat u hebt ingevuld en probeer het opnieuw.
http-415 = Dit formulier heeft een andere vorm
http-415-lead = Open de betaalpagina opnieuw en verstuur het formulier daar.
http-429 = Te veel verzoeken
http-429-lead = Wacht even en probeer het dan opnieuw.
http-500 = Er ging iets mis bij ons
http-500-lead = Was u aan het betalen, betaal dan niet opnieuw: open de betaalpagina, daar ziet u hoe het met uw betaling staat.
problem-status = Fout
problem-request = Verzoek

## The server's own pages, and the demo shop

home-lead = Hier draait een checkout-server.
home-version = Versie
dashboard-heading = Dashboard
demo-heading = Demowinkel
cancelled-heading = Betaling geannuleerd
cancelled-lead = Dit is de demowinkel. Een echte winkel zou hier uw winkelwagen tonen, zodat u het opnieuw kunt proberen.
codes-heading = Foutcodes
codes-lead = Alle codes waarmee de API kan antwoorden, en wat ze betekenen.

## A slow or lost line, and the foot of the page

slow-title = Dit duurt langer dan normaal
slow-text = Uw betaling is mogelijk nog onderweg. Houd deze pagina open of bekijk hoe het met uw betaling staat: er wordt niet twee keer afgeschreven.
lost-title = De verbinding is verbroken
lost-text = We weten nog niet of uw betaling ons heeft bereikt. Druk opnieuw op de knop of bekijk hoe het met uw betaling staat: in beide gevallen wordt er maar één keer afgeschreven.
look-again = Deze betaling controleren
support-link = Contact
terms-foot = Voorwaarden
privacy-link = Privacy
