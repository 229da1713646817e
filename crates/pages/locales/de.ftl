### The words a buyer reads, in German (Deutsch).

## Every page

broken = Diese Seite konnte nicht angezeigt werden. Bitte laden Sie sie neu.
powered = Powered by Kassa
test-mode = Testmodus
error-title = Fehler: { $title }
language = Sprache
language-change = Ändern

## The left side of a payment page: what is paid

summary = Was Sie bezahlen
pay-merchant = Zahlung an { $merchant }
order-merchant = Ihre Bestellung bei { $merchant }
subscribe-to = { $what } abonnieren
pay-invoice = Rechnung { $number } bezahlen
card-for = Karte für { $what }
for-period = Für { $from } – { $to }
due-today = heute fällig
expires = Diese Seite ist gültig bis { $time }
span = { $from } – { $to }

## Rows that repeat what is paid: a name before a value, such as "Merchant  Kofi's Shop"

row-merchant = Händler
row-amount = Betrag
row-for = Für
row-card = Karte
row-today = Heute bezahlt
row-free-until = Kostenlos bis
row-later = Danach

## The list of what is bought

lines = Ihre Bestellung
more-lines = { $count ->
    [one] 1 weiteren Artikel anzeigen
   *[other] { $count } weitere Artikel anzeigen
}
update = Aktualisieren
updated = Aktualisiert. Die Gesamtsumme beträgt { $amount }.
changed-heading = Die Gesamtsumme hat sich geändert
changed-lead = Bitte prüfen Sie die neue Gesamtsumme und bezahlen Sie, wenn Sie einverstanden sind.
add = Hinzufügen
remove = Entfernen
free = Kostenlos

## What a line costs, under its name

price-unit-per = { $unit } pro { $label }
price-count-unit-per = { $count } × { $unit } pro { $label }
price-count-unit = { $count } × { $unit }
price-unit-each = je { $unit }
price-every = Wird { $every } abgebucht
price-each-every = { $each }, { $every }
price-lasts = Für { $duration }
price-each-lasts = { $each }, für { $duration }
price-part = { $days } von { $of } Tagen
price-each-part = { $each } · { $days } von { $of } Tagen

## How often and how long

every-day = { $count ->
    [one] täglich
   *[other] alle { $count } Tage
}
every-week = { $count ->
    [one] wöchentlich
   *[other] alle { $count } Wochen
}
every-month = { $count ->
    [one] monatlich
   *[other] alle { $count } Monate
}
every-year = { $count ->
    [one] jährlich
   *[other] alle { $count } Jahre
}
duration-day = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}
duration-week = { $count ->
    [one] 1 Woche
   *[other] { $count } Wochen
}
duration-month = { $count ->
    [one] 1 Monat
   *[other] { $count } Monate
}
duration-year = { $count ->
    [one] 1 Jahr
   *[other] { $count } Jahre
}

## The sums under the list

sum-subtotal = Zwischensumme
sum-discount = Rabatt: { $name }
sum-shipping = Versand
sum-shipping-named = Versand: { $name }
sum-tax-inclusive = inkl. { $percent } % { $name }
sum-tax = { $percent } % { $name }
sum-tax-by-address = Steuern
tax-by-address = Wird berechnet, sobald wir Ihre Adresse kennen
sum-adjustment = Anpassung
sum-carried = Guthaben für Ihre nächste Rechnung
sum-total = Gesamtsumme

## "How this total is made": every step of the arithmetic, on demand

explain = So setzt sich die Summe zusammen
show-order = Bestellung anzeigen
hide-order = Bestellung ausblenden
explains-line-share = Anteil am Zeitraum: { $name }
explains-discount-share = Anteil am Rabatt: { $name }
explains-tax-contained = Im Preis enthaltene Steuern: { $name }
explains-tax-share = davon { $tax }: { $name }
explains-tax-added = { $tax } auf { $name }
rounded-half-up = kaufmännisch gerundet
rounded-largest-remainder = so gerundet, dass die Teile die Summe ergeben
rounded-capped = höchstens der Betrag, auf den es sich bezieht

## Promotion codes, and amounts that the buyer names

apply = Einlösen
applied = Rabattcode
amount-open = Betrag frei wählen
amount-hint-between = Zwischen { $least } und { $most }
amount-hint-least = Mindestens { $least }

## The pay page

pay-title = { $amount } an { $merchant } zahlen
pay-heading = Zahlungsdaten
free-title = Bestellung bei { $merchant } abschließen
pay-invoice-title = Rechnung { $number } an { $merchant } bezahlen
save-title = Andere Karte bei { $merchant } verwenden
methods = Zahlen mit
method-card = Karte
method-mobile-money = Mobile Money
method-bank-transfer = Überweisung
method-crypto = Krypto
method-note-card = Kredit- oder Debitkarte
method-note-mobile-money = Auf Ihrem Handy freigeben
method-note-bank-transfer = In Ihrer Banking-App
method-note-crypto = Aus Ihrem eigenen Wallet
elsewhere-card = Im nächsten Schritt geben Sie Ihre Kartendaten ein oder wählen eine andere Zahlungsart. Diese Seite sieht die Kartennummer nie.
elsewhere-mobile-money = Sie bestätigen die Zahlung im nächsten Schritt.
elsewhere-bank-transfer = Im nächsten Schritt sehen Sie das Konto für Ihre Überweisung.
elsewhere-crypto = Im nächsten Schritt sehen Sie die Zahlungsadresse und einen Code für Ihr Wallet.
transfer-note = Auf der nächsten Seite sehen Sie das Konto für Ihre Überweisung. Ihre Bestellung wird bestätigt, sobald das Geld eingeht.

## The button of the pay page

submit-pay = Bezahlen
submit-pay-amount = { $amount } bezahlen
submit-book = Zahlungspflichtig buchen
submit-book-amount = Für { $amount } buchen
submit-donate = Spenden
submit-donate-amount = { $amount } spenden
submit-subscribe = Zahlungspflichtig abonnieren
submit-subscribe-amount = Für { $amount } abonnieren
start-trial = Testphase starten
free-heading = Ihre Angaben
free-submit = Bestellung abschließen
busy = Wird verarbeitet …

## The fields of the form

label-email = E-Mail-Adresse
label-card-number = Kartennummer
label-card-expiry = Gültig bis
label-card-cvc = Sicherheitscode
label-card-name = Name auf der Karte
label-phone = Mobile-Money-Nummer
label-method = Zahlungsart
label-code = Code
label-name = Vor- und Nachname
label-contact-phone = Telefonnummer
label-business-name = Firmenname
label-tax-id = Steuernummer oder USt-IdNr.
label-custom-amount = Ihr Betrag
label-promotion = Rabattcode
label-shipping = Versandart
label-terms = AGB
label-quantity = Menge
label-country = Land oder Region
tax-id-kind = Art der Steuernummer
hint-phone = Sie geben die Zahlung auf diesem Handy frei.
expiry-form = MM / JJ
cvc-form = CVC
optional = (optional)
choose = Bitte wählen …

## Addresses

shipping-heading = Lieferadresse
billing-heading = Rechnungsadresse
billing-same = Rechnungsadresse ist gleich der Lieferadresse
address-name = Vor- und Nachname
address-line1 = Straße und Hausnummer
address-line2 = Wohnung, Etage, Adresszusatz
address-city = Ort
address-town = Ort
address-suburb = Stadtteil
address-state = Bundesstaat
address-province = Provinz
address-region = Region
address-prefecture = Präfektur
address-county = Grafschaft
address-emirate = Emirat
address-postal-code = Postleitzahl
address-zip = ZIP-Code
address-postcode = Postleitzahl
address-pin = Postleitzahl (PIN)
address-eircode = Eircode

## Shipping

shipping-options = Versandart
shipping-today = Heute
shipping-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}
shipping-business-days = { $count ->
    [one] 1 Werktag
   *[other] { $count } Werktage
}
shipping-days-range = { $least }–{ $most } Tage
shipping-business-days-range = { $least }–{ $most } Werktage

## More questions, and what the buyer agrees to

custom-heading = Weitere Angaben zu Ihrer Bestellung
business-heading = Firmendaten
terms-agree = Ich stimme den { $link } zu
terms-link = AGB
terms-agree-unlinked = Ich stimme den AGB zu
terms-read = AGB lesen
new-tab = (öffnet sich in einem neuen Tab)
promotions-agree = Ich möchte Neuigkeiten und Angebote per E-Mail erhalten. Ich kann sie jederzeit abbestellen.

## What comes later by itself: subscriptions

later-trial = Kostenlos bis { $date }, danach { $renews }
later-then = Danach { $renews }
later-once = Einmalige Zahlung. Endet automatisch
renews = { $amount } { $every }
renews-from = { $amount } { $every } ab { $from }
renews-discount = { $amount } { $every } bis { $until }, anschließend { $after }
renews-from-discount = { $amount } { $every } ab { $from } bis { $until }, anschließend { $after }
renews-times = { $count ->
    [one] { $amount } { $every }, insgesamt 1 Zahlung
   *[other] { $amount } { $every }, insgesamt { $count } Zahlungen
}
renews-from-times = { $count ->
    [one] { $amount } { $every } ab { $from }, insgesamt 1 Zahlung
   *[other] { $amount } { $every } ab { $from }, { $count }-mal
}
renews-discount-times = { $count ->
    [one] { $amount } { $every } bis { $until }, anschließend { $after }, insgesamt 1 Zahlung
   *[other] { $amount } { $every } bis { $until }, anschließend { $after }, insgesamt { $count } Zahlungen
}
renews-from-discount-times = { $count ->
    [one] { $amount } { $every } ab { $from } bis { $until }, anschließend { $after }, insgesamt 1 Zahlung
   *[other] { $amount } { $every } ab { $from } bis { $until }, anschließend { $after }, { $count }-mal
}

## What the buyer allows by pressing the button; it stands over the button

mandate-save = Mit dem Speichern erlauben Sie { $merchant }, spätere Zahlungen von dieser Karte abzubuchen, bis Sie kündigen.
mandate-invoice = { $means ->
    [card] Mit der Zahlung erlauben Sie { $merchant }, auch spätere Zahlungen von dieser Karte abzubuchen, bis Sie kündigen.
   *[other] Mit der Zahlung erlauben Sie { $merchant }, auch spätere Zahlungen über diese Zahlungsart einzuziehen, bis Sie kündigen.
}
mandate-trial = { $means ->
    [card] Mit dem Start der Testphase erlauben Sie { $merchant }, ab { $date } Zahlungen von dieser Karte abzubuchen, bis Sie kündigen. Kündigen Sie vor diesem Tag, wird nichts mehr abgebucht.
   *[other] Mit dem Start der Testphase erlauben Sie { $merchant }, ab { $date } Zahlungen über diese Zahlungsart einzuziehen, bis Sie kündigen. Kündigen Sie vor diesem Tag, wird nichts mehr eingezogen.
}
mandate-trial-times = { $means ->
    [card] Mit dem Start der Testphase erlauben Sie { $merchant }, ab { $date } Zahlungen von dieser Karte abzubuchen, bis { $count ->
        [one] die eine Zahlung erfolgt ist
       *[other] alle { $count } Zahlungen erfolgt sind
    } oder Sie kündigen. Kündigen Sie vor diesem Tag, wird nichts mehr abgebucht.
   *[other] Mit dem Start der Testphase erlauben Sie { $merchant }, ab { $date } Zahlungen über diese Zahlungsart einzuziehen, bis { $count ->
        [one] die eine Zahlung erfolgt ist
       *[other] alle { $count } Zahlungen erfolgt sind
    } oder Sie kündigen. Kündigen Sie vor diesem Tag, wird nichts mehr eingezogen.
}
mandate-subscribe = { $means ->
    [card] Mit dem Abschluss des Abos erlauben Sie { $merchant }, spätere Zahlungen von dieser Karte abzubuchen, bis Sie kündigen.
   *[other] Mit dem Abschluss des Abos erlauben Sie { $merchant }, spätere Zahlungen über diese Zahlungsart einzuziehen, bis Sie kündigen.
}
mandate-subscribe-times = { $means ->
    [card] Mit dem Abschluss des Abos erlauben Sie { $merchant }, spätere Zahlungen von dieser Karte abzubuchen, bis { $count ->
        [one] die eine Zahlung erfolgt ist
       *[other] alle { $count } Zahlungen erfolgt sind
    } oder Sie kündigen.
   *[other] Mit dem Abschluss des Abos erlauben Sie { $merchant }, spätere Zahlungen über diese Zahlungsart einzuziehen, bis { $count ->
        [one] die eine Zahlung erfolgt ist
       *[other] alle { $count } Zahlungen erfolgt sind
    } oder Sie kündigen.
}
no-card = Sie brauchen jetzt keine Karte.

## The page that saves another card for a subscription

save-heading = Andere Karte verwenden
keep-lead = Die Karte wird bei { $merchant } für spätere Zahlungen hinterlegt. Heute wird nichts abgebucht.
save-lead = { $merchant } bucht die Zahlungen für { $what } künftig von dieser Karte ab. Heute wird nichts abgebucht.
save-lead-due = { $merchant } bucht von dieser Karte sofort { $due } für die offene Rechnung ab und künftig die Zahlungen für { $what }.
save-submit = Karte speichern
card-challenge-lead = { $bank } bittet Sie zu bestätigen, dass diese Karte Ihnen gehört.
card-challenge-confirm = Karte bestätigen
restart-card = Andere Karte verwenden

## The test numbers under the form, in test mode

hints = Testnummern
hints-lead = Es fließt kein echtes Geld. Verwenden Sie ein beliebiges Datum in der Zukunft, einen beliebigen Sicherheitscode und einen beliebigen Namen.
hint-succeeds = Erfolgreich
hint-declined = Abgelehnt
hint-funds = Guthaben reicht nicht
hint-expired = Karte abgelaufen
hint-cvc = Falscher Sicherheitscode
hint-bank = Fragt die Bank (3-D Secure)
hint-approves = Gibt frei
hint-code = Verlangt einen Code: 123456
hint-refuses = Lehnt ab

## What is wrong with a field, and what to do

errors = Bitte prüfen Sie Ihre Angaben
digits-only = Bitte nur Ziffern eingeben.
problem-holds-card = Das sieht nach einer Kartennummer aus. Geben Sie sie nur dort ein, wo nach Ihrer Karte gefragt wird.
problem-email-missing = Geben Sie Ihre E-Mail-Adresse ein.
problem-email-long = Diese E-Mail-Adresse ist zu lang. Verwenden Sie eine kürzere.
problem-email = Diese E-Mail-Adresse ist unvollständig. Sie sollte so aussehen: ama@example.com.
problem-card-number-missing = Geben Sie die lange Nummer auf Ihrer Karte ein.
problem-card-number-mistyped = Diese Kartennummer enthält einen Tippfehler. Vergleichen Sie sie mit Ihrer Karte.
problem-card-number-test = Dies ist der Testmodus. Verwenden Sie eine der Testnummern, nie eine echte Karte.
problem-card-number-long = Diese Kartennummer ist zu lang. Vergleichen Sie sie mit Ihrer Karte.
problem-card-number = Diese Kartennummer ist unvollständig. Vergleichen Sie sie mit Ihrer Karte.
problem-expiry-missing = Geben Sie das Ablaufdatum Ihrer Karte ein.
problem-expiry-past = Dieses Datum liegt in der Vergangenheit. Prüfen Sie es oder verwenden Sie eine andere Karte.
problem-expiry = Geben Sie das Ablaufdatum als Monat und Jahr ein, zum Beispiel 08 / 29.
problem-cvc-missing = Geben Sie den Sicherheitscode Ihrer Karte ein.
problem-cvc = Der Sicherheitscode hat 3 Ziffern, bei American Express 4.
problem-card-name-missing = Geben Sie den Namen so ein, wie er auf Ihrer Karte steht.
problem-card-name-long = Dieser Name ist zu lang. Verwenden Sie den Namen, wie er auf Ihrer Karte steht.
problem-card-name = Geben Sie den Namen so ein, wie er auf der Karte steht, in Buchstaben.
problem-phone-missing = Geben Sie Ihre Mobile-Money-Nummer ein.
problem-phone-provider = Zu dieser Nummer kennen wir kein Mobilfunknetz. Prüfen Sie die ersten drei Ziffern.
problem-phone-test = Dies ist der Testmodus. Verwenden Sie eine der Test-Telefonnummern.
problem-phone = Diese Telefonnummer ist unvollständig. Sie sollte so aussehen: 024 412 3456.
problem-method = Wählen Sie, wie Sie bezahlen möchten.
problem-code-missing = Geben Sie den Code ein, der an Ihr Handy gesendet wurde.
problem-code-wrong = Dieser Code stimmt nicht. Sehen Sie in der Nachricht auf Ihrem Handy nach und versuchen Sie es noch einmal.
problem-code-expired = Dieser Code ist nicht mehr gültig. Wählen Sie eine andere Zahlungsart oder beginnen Sie neu.
problem-code = Der Code besteht nur aus Ziffern. Geben Sie ihn so ein, wie er an Ihr Handy gesendet wurde.
problem-promotion-missing = Geben Sie zuerst einen Rabattcode ein.
problem-promotion-expired = Dieser Rabattcode ist abgelaufen.
problem-promotion-used = Dieser Rabattcode wurde bereits so oft eingelöst, wie es möglich ist.
problem-promotion-small = Ihre Bestellung ist zu klein für diesen Rabattcode.
problem-promotion-other = Dieser Rabattcode gilt nicht für diese Bestellung.
problem-promotion = Dieser Rabattcode ist ungültig. Prüfen Sie die Schreibweise; vielleicht ist er auch abgelaufen.
problem-amount-missing = Geben Sie den Betrag ein, den Sie zahlen möchten.
problem-amount-small = Dieser Betrag ist zu niedrig. Geben Sie einen höheren ein.
problem-amount-large = Dieser Betrag ist zu hoch. Geben Sie einen niedrigeren ein.
problem-amount-fine = Dieser Betrag hat zu viele Nachkommastellen. Runden Sie ihn, zum Beispiel auf zwei Stellen.
problem-amount = Geben Sie den Betrag in Ziffern ein, so wie die Beträge unter dem Feld.
problem-amount-least = Dieser Betrag ist zu niedrig. Geben Sie mindestens { $bound } ein.
problem-amount-most = Dieser Betrag ist zu hoch. Geben Sie höchstens { $bound } ein.
problem-quantity-small = Diese Menge ist zu klein. Wählen Sie eine größere.
problem-quantity-large = Diese Menge ist zu groß. Wählen Sie eine kleinere.
problem-quantity-fine = Bei dieser Menge hat die Summe zu viele Nachkommastellen. Wählen Sie eine andere.
problem-quantity = Geben Sie die Menge als ganze Zahl ein.
problem-quantity-least = Diese Menge ist zu klein. Wählen Sie mindestens { $bound }.
problem-quantity-most = Diese Menge ist zu groß. Wählen Sie höchstens { $bound }.
problem-country-other = Dieses Land steht nicht zur Auswahl. Wählen Sie ein anderes.
problem-country = Wählen Sie ein Land.
problem-address-long = Das ist zu lang. Verwenden Sie eine kürzere Form.
problem-address-name = Geben Sie den Vor- und Nachnamen ein.
problem-address-line1 = Geben Sie Straße und Hausnummer ein.
problem-address-line2 = Geben Sie Wohnung, Etage oder Adresszusatz ein.
problem-address-city = Geben Sie den Ort ein.
problem-address-state-missing = Geben Sie den Bundesstaat, die Provinz oder die Region ein oder wählen Sie sie aus.
problem-address-state = Wählen Sie einen Bundesstaat, eine Provinz oder eine Region dieses Landes.
problem-address-postal-missing = Geben Sie die Postleitzahl ein.
problem-address-postal = Diese Postleitzahl passt nicht zum Land. Prüfen Sie beides.
problem-name-missing = Geben Sie Ihren Vor- und Nachnamen ein.
problem-contact-phone-missing = Geben Sie Ihre Telefonnummer ein.
problem-contact-phone-long = Diese Telefonnummer ist zu lang. Prüfen Sie sie.
problem-contact-phone = Diese Telefonnummer ist unvollständig. Sie kann mit + und der Landesvorwahl beginnen.
problem-business-missing = Geben Sie den Namen Ihrer Firma ein.
problem-tax-id-missing = Geben Sie Ihre Steuernummer oder USt-IdNr. ein.
problem-tax-id-type = Wählen Sie die Art Ihrer Steuernummer.
problem-tax-id = Diese Nummer passt nicht zur gewählten Art. Prüfen Sie beides.
problem-shipping = Wählen Sie eine Versandart.
problem-terms = Um fortzufahren, stimmen Sie bitte den AGB zu.
problem-long = Das ist zu lang. Verwenden Sie weniger Zeichen.
problem-short = Das ist zu kurz. Verwenden Sie mehr Zeichen.
problem-choice = Wählen Sie eine der Antworten aus der Liste.
problem-missing = Bitte beantworten Sie diese Frage.
problem-other = Bitte prüfen Sie diese Antwort.

## Why the last try to pay did not go through: a heading, and what to do

notice-declined = Die Zahlung wurde abgelehnt
notice-declined-lead = Versuchen Sie es mit einer anderen Karte oder Zahlungsart, oder fragen Sie Ihre Bank oder Ihren Anbieter nach dem Grund.
notice-funds = Das verfügbare Guthaben reicht nicht aus
notice-funds-lead = Zahlen Sie zuerst Geld ein, oder verwenden Sie eine andere Karte oder Zahlungsart.
notice-expired = Diese Karte ist abgelaufen
notice-expired-lead = Prüfen Sie das Ablaufdatum oder verwenden Sie eine andere Karte.
notice-cvc = Der Sicherheitscode stimmt nicht
notice-cvc-lead = Geben Sie die 3 oder 4 Ziffern, die auf der Karte stehen, noch einmal ein.
notice-bank = Ihre Bank konnte nicht bestätigen, dass Sie es sind
notice-bank-lead = Versuchen Sie es noch einmal und bestätigen Sie bei Ihrer Bank, oder zahlen Sie auf andere Weise.
notice-fault = Die Zahlung hat nicht geklappt
notice-fault-lead = Beim Zahlungsanbieter ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal oder zahlen Sie auf andere Weise.
notice-card = Die Karte wurde abgelehnt
notice-card-lead = Verwenden Sie eine andere Karte oder fragen Sie Ihre Bank.
notice-not-confirmed = Die Zahlung wurde auf Ihrem Handy nicht freigegeben
notice-not-confirmed-lead = Sie wurde abgelehnt oder nicht rechtzeitig beantwortet. Versuchen Sie es noch einmal und geben Sie die Anfrage frei, oder zahlen Sie auf andere Weise.
notice-not-charged = Die Zahlung hat den Anbieter nicht erreicht
notice-not-charged-lead = Es wurde nichts abgebucht. Bitte versuchen Sie es noch einmal oder zahlen Sie auf andere Weise.
notice-abandoned = Wählen Sie, wie Sie bezahlen möchten
notice-abandoned-lead = Falls auf Ihrem Handy oder in Ihrer Banking-App noch eine Anfrage aus dem vorigen Versuch offen ist, geben Sie sie nicht frei.
notice-tries = Das waren zu viele Versuche
notice-tries-lead = Warten Sie ein paar Minuten und versuchen Sie es dann noch einmal, oder zahlen Sie auf andere Weise.
notice-total = Die Gesamtsumme hat sich geändert
notice-total-lead = Es wurde nichts abgebucht. Bitte prüfen Sie die neue Gesamtsumme und bezahlen Sie, wenn Sie einverstanden sind.
notice-discount = Der Rabatt ist nicht mehr verfügbar
notice-discount-lead = Es wurde nichts abgebucht. Bitte prüfen Sie die neue Gesamtsumme und bezahlen Sie, wenn Sie einverstanden sind.
notice-order-busy = Diese Bestellung wird gerade auf einer anderen Seite bezahlt
notice-order-busy-lead = Schließen Sie die Zahlung dort ab, oder warten Sie ein paar Minuten und versuchen Sie es hier noch einmal. So zahlen Sie nicht doppelt.

## The same where a card is only saved, and nothing is paid

save-declined = Die Karte wurde abgelehnt
save-declined-lead = Versuchen Sie es mit einer anderen Karte oder fragen Sie Ihre Bank nach dem Grund.
save-bank = Ihre Bank konnte nicht bestätigen, dass Sie es sind
save-bank-lead = Versuchen Sie es noch einmal und bestätigen Sie bei Ihrer Bank, oder verwenden Sie eine andere Karte.
save-fault = Die Karte konnte nicht gespeichert werden
save-fault-lead = Beim Zahlungsanbieter ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal oder verwenden Sie eine andere Karte.
save-not-reached = Die Karte konnte nicht gespeichert werden
save-not-reached-lead = Sie hat den Anbieter nicht erreicht. Bitte versuchen Sie es noch einmal.
save-abandoned = Wählen Sie eine andere Karte
save-abandoned-lead = Die zuvor eingegebene Karte wurde nicht gespeichert.
save-tries = Das waren zu viele Versuche
save-tries-lead = Warten Sie ein paar Minuten und versuchen Sie es dann noch einmal, oder verwenden Sie eine andere Karte.

## Ways out, on many pages

cancel = Abbrechen und zurück zu { $merchant }
back = Zurück zu { $merchant }
restart = Andere Zahlungsart wählen

## The page with a provider's own fields for a card

provider-heading = Geben Sie Ihre Zahlungsdaten ein
provider-lead = Ihre Daten gehen direkt und verschlüsselt an { $provider }.
provider-submit = { $amount } bezahlen
provider-failed = Das hat nicht geklappt. Versuchen Sie es noch einmal oder wählen Sie eine andere Zahlungsart.
provider-noscript = Um hier Kartendaten einzugeben, brauchen Sie JavaScript. Wählen Sie unten eine andere Zahlungsart, um ohne JavaScript fortzufahren.

## The page while the buyer pays on a provider's page

away-heading = Schließen Sie Ihre Zahlung ab
away-lead = Bezahlen Sie { $amount } auf der sicheren Seite von { $provider }. Danach kommen Sie hierher zurück.
away-go = Weiter zu { $provider }
away-waiting = Wir warten auf Ihre Zahlung. Diese Seite aktualisiert sich von selbst.
away-note = Wenn Sie dort schon bezahlt haben, warten Sie stattdessen hier. Bei einer anderen Zahlungsart könnte zweimal abgebucht werden; eine zweite Zahlung würde erstattet.

## The page with an address for a payment in tokens (crypto)

chain-heading = Zahlen Sie aus Ihrem Wallet
chain-lead = Senden Sie genau { $amount } über { $network } an diese Adresse.
chain-enough-heading = Ihre Zahlung ist unterwegs
chain-enough-lead = Sie müssen nichts mehr senden. Die Zahlung ist abgeschlossen, sobald das Netzwerk sie bestätigt hat.
chain-amount = Betrag
chain-address = Adresse
chain-network = Netzwerk
chain-token = Token
chain-contract = Contract
chain-code = Code für Ihr Wallet mit Token, Adresse und Betrag
chain-open = Im Wallet öffnen
chain-only = Senden Sie nur { $token } und nur über { $network }. Alles andere, was an diese Adresse geht, ist hier nicht sichtbar.
chain-received = { $amount } { $token } sind eingegangen. Senden Sie den Rest an dieselbe Adresse, um die Zahlung abzuschließen.
chain-seen = { $count ->
    [one] { $amount } { $token } sind unterwegs: 1 weiterer Block bestätigt die Zahlung.
   *[other] { $amount } { $token } sind unterwegs: { $count } weitere Blöcke bestätigen die Zahlung.
}
chain-waiting = Wir warten auf Ihre Zahlung. Diese Seite aktualisiert sich von selbst.
chain-warning = Wenn Sie die Zahlung schon gesendet haben, warten Sie stattdessen hier. Was nach einer anderen Zahlung eingeht, muss der Shop von Hand zurückzahlen.

## The page on which a bank asks (3D Secure)

challenge-heading = Bei Ihrer Bank bestätigen
challenge-lead = { $bank } bittet Sie zu bestätigen, dass diese Zahlung von Ihnen ist.
challenge-confirm = Zahlung bestätigen
challenge-reject = Ablehnen

## The page for a code from a text message

code-heading = Geben Sie Ihren Code ein
code-lead = { $provider } hat einen Code an { $phone } gesendet.
code-button = Code bestätigen

## The page while the buyer approves on the phone

prompt-heading = Auf Ihrem Handy freigeben
prompt-lead = { $provider } hat eine Zahlungsanfrage an { $phone } gesendet.
prompt-step-open = Öffnen Sie die Zahlungsanfrage auf Ihrem Handy.
prompt-step-check = Prüfen Sie, dass dort { $amount } für { $merchant } steht.
prompt-step-pin = Geben Sie zur Freigabe Ihre Mobile-Money-PIN ein. Geben Sie Ihre PIN nie auf einer Website ein.
prompt-waiting = Wir warten auf Ihre Freigabe. Diese Seite aktualisiert sich von selbst.
prompt-note = Wenn Sie diese Zahlung schon freigegeben haben, warten Sie stattdessen hier. Bei einer anderen Zahlungsart könnte zweimal abgebucht werden.

## The page with the account for a bank transfer

transfer-heading = Überweisen Sie den Betrag
transfer-lead = Überweisen Sie genau { $amount } auf dieses Konto.
transfer-bank = Bank
transfer-account = Kontonummer
transfer-reference = Verwendungszweck
transfer-exact = Geben Sie genau diesen Betrag und Verwendungszweck an. Sonst können wir die Überweisung Ihrer Bestellung nicht zuordnen.
transfer-waiting = Wir warten auf Ihre Überweisung. Diese Seite aktualisiert sich von selbst.
transfer-warning = Wenn Sie schon überwiesen haben, warten Sie stattdessen hier. Mit einer anderen Zahlungsart zahlen Sie doppelt.
copy = Kopieren: { $row }
copy-short = Kopieren
copied = Kopiert

## How a payment ended

processing-heading = Ihre Zahlung wird bestätigt
processing-lead = Wir warten auf die Antwort des Zahlungsanbieters. Bitte zahlen Sie nicht noch einmal. Diese Seite aktualisiert sich von selbst.
paid-heading = Zahlung abgeschlossen
paid-lead = Vielen Dank. Ihre Zahlung an { $merchant } war erfolgreich.
paid-close = Sie können diese Seite jetzt schließen.
paid-moves-on = Sie werden gleich zu { $merchant } zurückgeleitet.
ordered-heading = Bestellung abgeschlossen
ordered-lead = Vielen Dank. Ihre Bestellung bei { $merchant } ist abgeschlossen, und es ist nichts zu bezahlen.
expired-heading = Diese Zahlungsseite ist abgelaufen
expired-lead = Hier kann nicht mehr bezahlt werden. Um noch einmal zu kaufen, beginnen Sie bei { $merchant }. Wenn Sie glauben, schon bezahlt zu haben, fragen Sie zuerst { $merchant }.
paid-elsewhere-heading = Diese Bestellung ist bereits bezahlt
paid-elsewhere-lead = Sie wurde auf einer anderen Seite an { $merchant } bezahlt. Hier ist nichts mehr zu zahlen.
locked-heading = Zu viele fehlgeschlagene Versuche
locked-lead = Zu Ihrer Sicherheit nimmt diese Seite keine weiteren Versuche an. Um es noch einmal zu versuchen, kehren Sie zu { $merchant } zurück und starten Sie eine neue Zahlung.
unavailable-heading = Diese Zahlung ist gerade nicht möglich
unavailable-lead = Dafür ist kein Zahlungsanbieter verfügbar. Bitte versuchen Sie es später noch einmal oder fragen Sie { $merchant } nach einer anderen Zahlungsart.

## The same for a subscription

subscribed-heading = Ihr Abo ist abgeschlossen
subscribed-lead = Vielen Dank. Ihr Abo bei { $merchant } hat begonnen.
trial-started-heading = Ihre Testphase hat begonnen
trial-started-lead = Vielen Dank. Ihr Abo bei { $merchant } beginnt mit einer Testphase.
subscribe-expired-heading = Diese Seite ist abgelaufen
subscribe-expired-lead = Hier können Sie kein Abo mehr abschließen. Beginnen Sie dafür noch einmal bei { $merchant }. Wenn Sie glauben, es schon abgeschlossen zu haben, fragen Sie zuerst { $merchant }.
subscribe-elsewhere-heading = Dieses Abo hat bereits begonnen
subscribe-elsewhere-lead = Es wurde auf einer anderen Seite bei { $merchant } abgeschlossen. Hier ist nichts mehr zu tun.
subscribe-locked-lead = Zu Ihrer Sicherheit nimmt diese Seite keine weiteren Versuche an. Um es noch einmal zu versuchen, kehren Sie zu { $merchant } zurück und schließen Sie das Abo von dort aus ab.
subscribe-unavailable-heading = Das Abo kann gerade nicht abgeschlossen werden
subscribe-unavailable-lead = Dafür ist kein Zahlungsanbieter verfügbar. Bitte versuchen Sie es später noch einmal oder fragen Sie { $merchant }.

## The same for an invoice

invoice-done-heading = Rechnung { $number } ist bezahlt
invoice-expired-heading = Rechnung { $number } kann hier nicht mehr bezahlt werden
invoice-expired-lead = Sie wurde vielleicht bezahlt oder zurückgezogen. Fragen Sie { $merchant }, ob noch etwas zu tun ist.
invoice-elsewhere-heading = Rechnung { $number } ist bereits bezahlt
invoice-locked-lead = Zu Ihrer Sicherheit nimmt diese Seite keine weiteren Versuche an. Fragen Sie { $merchant }, wie Sie Rechnung { $number } bezahlen können.

## The same for a card that is saved

saving-heading = Ihre Karte wird gespeichert
saving-lead = Wir warten auf die Antwort Ihrer Bank. Bitte geben Sie die Kartendaten nicht noch einmal ein. Diese Seite aktualisiert sich von selbst.
saved-heading = Ihre Karte ist gespeichert
kept-lead = Sie ist bei { $merchant } für spätere Zahlungen hinterlegt.
saved-lead = { $merchant } bucht die Zahlungen für { $what } ab jetzt von dieser Karte ab.
save-expired-heading = Diese Seite ist abgelaufen
save-expired-lead = Hier kann keine Karte mehr gespeichert werden. Um eine andere Karte zu verwenden, beginnen Sie noch einmal bei { $merchant }.
saved-elsewhere-heading = Es wurde bereits eine Karte gespeichert
kept-elsewhere-lead = Das ist auf einer anderen Seite geschehen. Die Karte ist bei { $merchant } für spätere Zahlungen hinterlegt.
saved-elsewhere-lead = Das ist auf einer anderen Seite geschehen. { $merchant } bucht die Zahlungen für { $what } ab jetzt von jener Karte ab.
save-locked-lead = Zu Ihrer Sicherheit nimmt diese Seite keine weiteren Karten an. Um es noch einmal zu versuchen, beginnen Sie neu bei { $merchant }.
save-unavailable-heading = Die Karte kann gerade nicht gespeichert werden
save-unavailable-lead = Dafür ist kein Zahlungsanbieter verfügbar. Bitte versuchen Sie es später noch einmal oder fragen Sie { $merchant }.

## The receipt of one payment

receipt = Zahlungsbeleg
receipt-title = Zahlungsbeleg von { $seller }
receipt-number = Zahlung
receipt-short = Belegnummer
receipt-refunded = Erstattet
receipt-test = Testmodus: Es ist kein Geld geflossen, und dies ist kein Beleg einer echten Zahlung.
receipt-proof = Diesen Beleg gibt es auch in signierter Form, die jeder prüfen kann, ohne uns zu fragen.
receipt-signed = Signierter Beleg
receipt-link = Beleg ansehen

## The printable invoice

invoice = Rechnung
invoice-title = Rechnung { $number } von { $seller }
invoice-test = Testmodus: Dies ist keine echte Rechnung.
invoice-status-open = Offen
invoice-status-paid = Bezahlt
invoice-status-void = Storniert
invoice-status-uncollectible = Uneinbringlich
invoice-lead-due-by = { $amount }, zahlbar bis { $date }
invoice-lead-due = { $amount } zu zahlen
invoice-lead-paid-on = { $amount } bezahlt am { $date }
invoice-lead-paid = { $amount } bezahlt
invoice-lead-void = Storniert: Es ist nichts zu bezahlen
invoice-lead-uncollectible = { $amount } nicht bezahlt
invoice-number = Rechnungsnummer
invoice-issued = Rechnungsdatum
invoice-paid-on = Bezahlt am
invoice-due-by = Zahlbar bis
invoice-period = Zeitraum
invoice-paid-with = Bezahlt mit
invoice-seller = Von
invoice-buyer = An
tax-id = Steuernr. / USt-IdNr.: { $number }
invoice-paid = Bezahlter Betrag
invoice-due = Offener Betrag
invoice-pay = Diese Rechnung bezahlen
invoice-print-lead = Um eine Kopie zu behalten, drucken Sie diese Seite oder speichern Sie sie als PDF.
print = Drucken
go-back = Zurück

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = Ihre Abos bei { $merchant }
portal-heading = Ihre Abos
portal-none = Sie haben hier kein Abo.
portal-price = { $amount } { $every }
portal-next = Nächste Zahlung
portal-next-on = { $amount } am { $date }
portal-card = Abbuchung von
portal-pay = Jetzt bezahlen
portal-cancel = Abo kündigen
portal-resume = Abo behalten
portal-change-card = Andere Karte verwenden
portal-receipts = Rechnungen
portal-no-receipts = Es gibt noch keine Rechnungen.
portal-ends-on = { $name } endet am { $date }.
portal-ends = { $name } endet bald.
portal-ended = { $name } ist beendet. Es wird nichts mehr abgebucht.
portal-goes-on = { $name } läuft weiter.
portal-card-changed = Ihre Karte wurde geändert.
portal-unchanged = Es wurde nichts geändert, weil sich inzwischen etwas anderes geändert hatte. Bitte sehen Sie noch einmal nach.
status-incomplete = Noch nicht begonnen
status-active = Aktiv
status-trial-until = Testphase bis { $date }
status-trial = Testphase
status-overdue = Zahlung überfällig
status-unpaid = Unbezahlt
status-paused = Pausiert
status-ends-on = Endet am { $date }
status-ends = Endet bald
status-ended-on = Beendet am { $date }
status-ended = Beendet
status-note-incomplete = Die erste Zahlung fehlt noch.
status-note-overdue = Die letzte Zahlung hat nicht geklappt. Bezahlen Sie jetzt oder verwenden Sie eine andere Karte, von der sofort abgebucht wird.
status-note-unpaid = Die letzte Zahlung ist nie eingegangen. Das Abo läuft weiter, sobald sie bezahlt ist.
status-note-paused = Während der Pause wird nichts abgebucht.
status-note-ends = Bis dahin bleibt alles, wie es ist. Es wird nichts mehr abgebucht.
portal-cancel-heading = { $name } kündigen?
portal-cancel-trial-on = Das Abo endet mit der Testphase am { $date }. Bis dahin bleibt alles, wie es ist.
portal-cancel-on = Das Abo endet am { $date } mit dem bezahlten Zeitraum. Bis dahin bleibt alles, wie es ist.
portal-cancel-now = Das Abo endet sofort.
portal-cancel-charge = Dafür wird nichts mehr abgebucht.
portal-cancel-trial = Dafür wird nichts abgebucht.
portal-keep = Behalten
portal-expired-heading = Dieser Link ist abgelaufen
portal-expired-lead = Zu Ihrer Sicherheit ist er nur kurze Zeit gültig. Öffnen Sie ihn noch einmal bei { $merchant }.
portal-expired-lead-unknown = Zu Ihrer Sicherheit ist er nur kurze Zeit gültig. Öffnen Sie ihn noch einmal im Shop.

## The page of a payment link

link-continue = Weiter zur Zahlung
link-open-amount = Den Betrag wählen Sie auf der nächsten Seite.
link-inactive-heading = Dieser Link ist nicht aktiv
link-inactive-lead = Hier kann gerade nichts bezahlt werden. Fragen Sie { $merchant }, wenn Sie etwas anderes erwartet haben.
link-sold-out-heading = Ausverkauft
link-sold-out-lead = Alles hinter diesem Link ist verkauft oder wird gerade von jemand anderem bezahlt. Fragen Sie { $merchant }, ob es Nachschub gibt.

## What went wrong with a request: heading and sentence

http-400 = Diese Anfrage ist fehlerhaft
http-400-lead = Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.
http-403 = Dieses Formular kam von einer anderen Stelle
http-403-lead = Zu Ihrer Sicherheit wurde es nicht angenommen. Öffnen Sie die Zahlungsseite noch einmal.
http-404 = Hier ist nichts
http-404-lead = Prüfen Sie die Adresse oder bitten Sie den Shop um einen neuen Zahlungslink.
http-405 = Das geht hier nicht
http-405-lead = Gehen Sie zurück zu der Seite, von der Sie gekommen sind.
http-413 = Das ist zu groß
http-413-lead = Kürzen Sie Ihre Eingaben und versuchen Sie es noch einmal.
http-415 = Dieses Formular hat ein anderes Format
http-415-lead = Öffnen Sie die Zahlungsseite noch einmal und senden Sie das Formular dort ab.
http-429 = Zu viele Anfragen
http-429-lead = Warten Sie einen Moment und versuchen Sie es dann noch einmal.
http-500 = Bei uns ist etwas schiefgegangen
http-500-lead = Wenn Sie gerade bezahlt haben, zahlen Sie nicht noch einmal: Öffnen Sie die Zahlungsseite, dort sehen Sie, wie es um Ihre Zahlung steht.
problem-status = Fehler
problem-request = Anfrage

## The server's own pages, and the demo shop

home-lead = Hier läuft ein Checkout-Server.
home-version = Version
dashboard-heading = Dashboard
demo-heading = Demo-Shop
cancelled-heading = Zahlung abgebrochen
cancelled-lead = Dies ist der Demo-Shop. Ein echter Shop würde hier Ihren Warenkorb zeigen, damit Sie es noch einmal versuchen können.
codes-heading = Fehlercodes
codes-lead = Alle Codes, mit denen die API antworten kann, und was sie bedeuten.

## A slow or lost line, and the foot of the page

slow-title = Das dauert länger als sonst
slow-text = Ihre Zahlung ist möglicherweise noch unterwegs. Bitte lassen Sie diese Seite geöffnet oder sehen Sie nach, wie es um Ihre Zahlung steht: Es wird nicht zweimal abgebucht.
lost-title = Die Verbindung ist abgebrochen
lost-text = Wir wissen noch nicht, ob Ihre Zahlung bei uns angekommen ist. Drücken Sie noch einmal auf die Schaltfläche oder sehen Sie nach, wie es um Ihre Zahlung steht: In jedem Fall wird nur einmal abgebucht.
look-again = Stand der Zahlung ansehen
support-link = Kontakt
terms-foot = AGB
privacy-link = Datenschutz
