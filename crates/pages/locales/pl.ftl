### Polski

## Every page

broken = Nie udało się wyświetlić tej strony. Odśwież ją.
powered = Obsługiwane przez Kassa
test-mode = Tryb testowy
error-title = Błąd: { $title }
language = Język
language-change = Zmień

## The left side of a payment page: what is paid

summary = Za co płacisz
pay-merchant = Płatność dla { $merchant }
order-merchant = Zamówienie w { $merchant }
subscribe-to = Subskrypcja: { $what }
pay-invoice = Płatność za fakturę { $number }
card-for = Karta do subskrypcji: { $what }
for-period = Za okres { $from } – { $to }
due-today = do zapłaty dziś
expires = Strona dostępna do { $time }
span = { $from } – { $to }

## Rows that repeat what is paid

row-merchant = Sprzedawca
row-amount = Kwota
row-for = Za co
row-card = Karta
row-today = Zapłacono dziś
row-free-until = Bezpłatnie do
row-later = Potem

## The list of what is bought

lines = Zamówienie
more-lines = { $count ->
    [one] Pokaż jeszcze 1 pozycję
    [few] Pokaż jeszcze { $count } pozycje
    [many] Pokaż jeszcze { $count } pozycji
   *[other] Pokaż jeszcze { $count } pozycji
}
update = Przelicz
updated = Przeliczono. Razem: { $amount }.
changed-heading = Łączna kwota się zmieniła
changed-lead = Sprawdź nową kwotę i zapłać, jeśli się zgadzasz.
add = Dodaj
remove = Usuń
free = Bezpłatnie

## What a line costs, under its name

price-unit-per = { $unit } / { $label }
price-count-unit-per = { $count } × { $unit } / { $label }
price-count-unit = { $count } × { $unit }
price-unit-each = { $unit } za szt.
price-every = Płatność { $every }
price-each-every = { $each }, { $every }
price-lasts = Na { $duration }
price-each-lasts = { $each }, na { $duration }
price-part = { $days } z { $of } dni
price-each-part = { $each } · { $days } z { $of } dni

## How often and how long

every-day = { $count ->
    [one] codziennie
    [few] co { $count } dni
    [many] co { $count } dni
   *[other] co { $count } dnia
}
every-week = { $count ->
    [one] co tydzień
    [few] co { $count } tygodnie
    [many] co { $count } tygodni
   *[other] co { $count } tygodnia
}
every-month = { $count ->
    [one] co miesiąc
    [few] co { $count } miesiące
    [many] co { $count } miesięcy
   *[other] co { $count } miesiąca
}
every-year = { $count ->
    [one] co rok
    [few] co { $count } lata
    [many] co { $count } lat
   *[other] co { $count } roku
}
duration-day = { $count ->
    [one] 1 dzień
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dnia
}
duration-week = { $count ->
    [one] 1 tydzień
    [few] { $count } tygodnie
    [many] { $count } tygodni
   *[other] { $count } tygodnia
}
duration-month = { $count ->
    [one] 1 miesiąc
    [few] { $count } miesiące
    [many] { $count } miesięcy
   *[other] { $count } miesiąca
}
duration-year = { $count ->
    [one] 1 rok
    [few] { $count } lata
    [many] { $count } lat
   *[other] { $count } roku
}

## The sums under the list

sum-subtotal = Suma częściowa
sum-discount = Rabat: { $name }
sum-shipping = Dostawa
sum-shipping-named = Dostawa: { $name }
sum-tax-inclusive = w tym { $name } { $percent }%
sum-tax = { $name } { $percent }%
sum-tax-by-address = Podatek
tax-by-address = Zostanie doliczony po podaniu adresu
sum-adjustment = Korekta
sum-carried = Nadwyżka na poczet następnej faktury
sum-total = Razem

## How this total is made

explain = Jak obliczono tę kwotę
show-order = Pokaż zamówienie
hide-order = Ukryj zamówienie
explains-line-share = Część okresu: { $name }
explains-discount-share = Część rabatu: { $name }
explains-tax-contained = Podatek zawarty w cenie: { $name }
explains-tax-share = W tym { $tax }: { $name }
explains-tax-added = { $tax } od pozycji: { $name }
rounded-half-up = zaokrąglono do najbliższej wartości, połówki w górę
rounded-largest-remainder = zaokrąglono tak, by części dały całość
rounded-capped = nie więcej niż kwota, której dotyczy

## Promotion codes, and amounts that the buyer names

apply = Zastosuj
applied = Kod promocyjny
amount-open = Wybierz kwotę
amount-hint-between = Od { $least } do { $most }
amount-hint-least = Co najmniej { $least }

## The pay page

pay-title = Zapłać { $amount } – { $merchant }
pay-heading = Dane do płatności
free-title = Dokończ zamówienie – { $merchant }
pay-invoice-title = Zapłać fakturę { $number } – { $merchant }
save-title = Użyj innej karty – { $merchant }
methods = Metoda płatności
method-card = Karta
method-mobile-money = Mobile money
method-bank-transfer = Przelew bankowy
method-crypto = Kryptowaluty
method-note-card = Kredytowa lub debetowa
method-note-mobile-money = Zatwierdź w telefonie
method-note-bank-transfer = Z aplikacji banku
method-note-crypto = Z własnego portfela
elsewhere-card = W następnym kroku podasz dane karty lub wybierzesz inną metodę. Ta strona nigdy nie widzi numeru karty.
elsewhere-mobile-money = Płatność potwierdzisz w następnym kroku.
elsewhere-bank-transfer = W następnym kroku zobaczysz numer konta do przelewu.
elsewhere-crypto = W następnym kroku zobaczysz adres do wpłaty i kod dla portfela.
transfer-note = Na następnej stronie zobaczysz numer konta do przelewu. Zamówienie zostanie potwierdzone po otrzymaniu pieniędzy.

## The button of the pay page

submit-pay = Zapłać
submit-pay-amount = Zapłać { $amount }
submit-book = Zarezerwuj
submit-book-amount = Zarezerwuj · { $amount }
submit-donate = Przekaż darowiznę
submit-donate-amount = Przekaż { $amount }
submit-subscribe = Subskrybuj
submit-subscribe-amount = Subskrybuj · { $amount }
start-trial = Rozpocznij okres próbny
free-heading = Twoje dane
free-submit = Złóż zamówienie
busy = Przetwarzanie…

## The fields of the form

label-email = E-mail
label-card-number = Numer karty
label-card-expiry = Data ważności
label-card-cvc = Kod CVC
label-card-name = Imię i nazwisko na karcie
label-phone = Numer mobile money
label-method = Metoda płatności
label-code = Kod
label-name = Imię i nazwisko
label-contact-phone = Numer telefonu
label-business-name = Nazwa firmy
label-tax-id = Numer identyfikacji podatkowej
label-custom-amount = Twoja kwota
label-promotion = Kod promocyjny
label-shipping = Sposób dostawy
label-terms = Regulamin
label-quantity = Ilość
label-country = Kraj lub region
tax-id-kind = Rodzaj numeru podatkowego
hint-phone = Płatność zatwierdzisz w tym telefonie.
expiry-form = MM / RR
cvc-form = CVC
optional = (opcjonalnie)
choose = Wybierz…

## Addresses

shipping-heading = Adres dostawy
billing-heading = Adres rozliczeniowy
billing-same = Adres rozliczeniowy jest taki sam jak adres dostawy
address-name = Imię i nazwisko
address-line1 = Ulica i numer domu
address-line2 = Mieszkanie, lokal, piętro
address-city = Miasto
address-town = Miejscowość
address-suburb = Dzielnica
address-state = Stan
address-province = Prowincja
address-region = Region
address-prefecture = Prefektura
address-county = Hrabstwo
address-emirate = Emirat
address-postal-code = Kod pocztowy
address-zip = Kod pocztowy (ZIP)
address-postcode = Kod pocztowy
address-pin = Kod pocztowy (PIN)
address-eircode = Eircode

## Shipping

shipping-options = Sposób dostawy
shipping-today = Dzisiaj
shipping-days = { $count ->
    [one] 1 dzień
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dnia
}
shipping-business-days = { $count ->
    [one] 1 dzień roboczy
    [few] { $count } dni robocze
    [many] { $count } dni roboczych
   *[other] { $count } dnia roboczego
}
shipping-days-range = { $most ->
    [one] { $least }–{ $most } dzień
    [few] { $least }–{ $most } dni
    [many] { $least }–{ $most } dni
   *[other] { $least }–{ $most } dnia
}
shipping-business-days-range = { $most ->
    [one] { $least }–{ $most } dzień roboczy
    [few] { $least }–{ $most } dni robocze
    [many] { $least }–{ $most } dni roboczych
   *[other] { $least }–{ $most } dnia roboczego
}

## More questions, and what the buyer agrees to

custom-heading = Więcej o zamówieniu
business-heading = Dane firmy
terms-agree = Akceptuję { $link }
terms-link = regulamin
terms-agree-unlinked = Akceptuję regulamin
terms-read = Przeczytaj regulamin
new-tab = (otwiera się w nowej karcie)
promotions-agree = Chcę otrzymywać e-mailem nowości i oferty. Mogę z nich zrezygnować w każdej chwili.

## What comes later by itself: subscriptions

later-trial = Bezpłatnie do { $date }, potem { $renews }
later-then = Potem { $renews }
later-once = Płatność jednorazowa. Zakończy się automatycznie
renews = { $amount } { $every }
renews-from = { $amount } { $every } od { $from }
renews-discount = { $amount } { $every } do { $until }, a następnie { $after }
renews-from-discount = { $amount } { $every } od { $from } do { $until }, a następnie { $after }
renews-times = { $count ->
    [one] { $amount } { $every }, łącznie 1 płatność
    [few] { $amount } { $every }, łącznie { $count } płatności
    [many] { $amount } { $every }, łącznie { $count } płatności
   *[other] { $amount } { $every }, łącznie { $count } płatności
}
renews-from-times = { $count ->
    [one] { $amount } { $every } od { $from }, łącznie 1 płatność
    [few] { $amount } { $every } od { $from }, { $count } razy
    [many] { $amount } { $every } od { $from }, { $count } razy
   *[other] { $amount } { $every } od { $from }, { $count } razu
}
renews-discount-times = { $count ->
    [one] { $amount } { $every } do { $until }, a następnie { $after }; łącznie 1 płatność
    [few] { $amount } { $every } do { $until }, a następnie { $after }; łącznie { $count } płatności
    [many] { $amount } { $every } do { $until }, a następnie { $after }; łącznie { $count } płatności
   *[other] { $amount } { $every } do { $until }, a następnie { $after }; łącznie { $count } płatności
}
renews-from-discount-times = { $count ->
    [one] { $amount } { $every } od { $from } do { $until }, a następnie { $after }; łącznie 1 płatność
    [few] { $amount } { $every } od { $from } do { $until }, a następnie { $after }; { $count } razy
    [many] { $amount } { $every } od { $from } do { $until }, a następnie { $after }; { $count } razy
   *[other] { $amount } { $every } od { $from } do { $until }, a następnie { $after }; { $count } razu
}

## What the buyer allows by pressing the button

mandate-save = Zapisując kartę, upoważniasz sprzedawcę { $merchant } do pobierania z niej kolejnych płatności do czasu Twojej rezygnacji.
mandate-invoice = { $means ->
    [card] Płacąc, upoważniasz sprzedawcę { $merchant } do pobierania z tej karty także kolejnych płatności do czasu Twojej rezygnacji.
   *[other] Płacąc, upoważniasz sprzedawcę { $merchant } do pobierania tą metodą także kolejnych płatności do czasu Twojej rezygnacji.
}
mandate-trial = { $means ->
    [card] Rozpoczynając okres próbny, upoważniasz sprzedawcę { $merchant } do pobierania płatności z tej karty od { $date } do czasu Twojej rezygnacji. Jeśli zrezygnujesz przed tym dniem, nic więcej nie zostanie pobrane.
   *[other] Rozpoczynając okres próbny, upoważniasz sprzedawcę { $merchant } do pobierania płatności tą metodą od { $date } do czasu Twojej rezygnacji. Jeśli zrezygnujesz przed tym dniem, nic więcej nie zostanie pobrane.
}
mandate-trial-times = { $means ->
    [card] Rozpoczynając okres próbny, upoważniasz sprzedawcę { $merchant } do pobrania z tej karty od { $date } łącznie { $count } płatności, chyba że wcześniej zrezygnujesz. Jeśli zrezygnujesz przed tym dniem, nic więcej nie zostanie pobrane.
   *[other] Rozpoczynając okres próbny, upoważniasz sprzedawcę { $merchant } do pobrania tą metodą od { $date } łącznie { $count } płatności, chyba że wcześniej zrezygnujesz. Jeśli zrezygnujesz przed tym dniem, nic więcej nie zostanie pobrane.
}
mandate-subscribe = { $means ->
    [card] Subskrybując, upoważniasz sprzedawcę { $merchant } do pobierania z tej karty kolejnych płatności do czasu Twojej rezygnacji.
   *[other] Subskrybując, upoważniasz sprzedawcę { $merchant } do pobierania tą metodą kolejnych płatności do czasu Twojej rezygnacji.
}
mandate-subscribe-times = { $means ->
    [card] Subskrybując, upoważniasz sprzedawcę { $merchant } do pobierania z tej karty kolejnych płatności (łącznie { $count }), chyba że wcześniej zrezygnujesz.
   *[other] Subskrybując, upoważniasz sprzedawcę { $merchant } do pobierania tą metodą kolejnych płatności (łącznie { $count }), chyba że wcześniej zrezygnujesz.
}
no-card = Karta nie jest teraz potrzebna.

## The page that saves another card for a subscription

save-heading = Użyj innej karty
keep-lead = Karta zostanie zapisana w { $merchant } na potrzeby kolejnych płatności. Dziś nic nie zostanie pobrane.
save-lead = Od teraz { $merchant } będzie pobierać z nowej karty płatności za: { $what }. Dziś nic nie zostanie pobrane.
save-lead-due = Od teraz { $merchant } będzie pobierać z nowej karty płatności za: { $what }, a od razu pobierze { $due } za nieopłaconą fakturę.
save-submit = Zapisz kartę
card-challenge-lead = { $bank } prosi o potwierdzenie, że ta karta należy do Ciebie.
card-challenge-confirm = Potwierdź kartę
restart-card = Użyj innej karty

## The test numbers under the form, in test mode

hints = Numery testowe
hints-lead = To nie są prawdziwe pieniądze. Podaj dowolną przyszłą datę, dowolny kod CVC i dowolne nazwisko.
hint-succeeds = Udana płatność
hint-declined = Odmowa
hint-funds = Brak środków
hint-expired = Karta po terminie ważności
hint-cvc = Błędny kod CVC
hint-bank = Potwierdzenie w banku (3D Secure)
hint-approves = Zatwierdzenie
hint-code = Prośba o kod: 123456
hint-refuses = Odrzucenie

## What is wrong with a field, and what to do

errors = Sprawdź swoje dane
digits-only = Wpisz tylko cyfry.
problem-holds-card = To wygląda na numer karty. Podaj go tylko tam, gdzie prosimy o kartę.
problem-email-missing = Podaj adres e-mail.
problem-email-long = Ten adres e-mail jest za długi. Podaj krótszy.
problem-email = Ten adres e-mail jest niepełny. Powinien wyglądać tak: ama@example.com.
problem-card-number-missing = Podaj numer karty.
problem-card-number-mistyped = W numerze karty jest błąd. Porównaj go z kartą.
problem-card-number-test = To tryb testowy. Użyj jednego z numerów testowych, nigdy prawdziwej karty.
problem-card-number-long = Ten numer karty jest za długi. Porównaj go z kartą.
problem-card-number = Ten numer karty jest niepełny. Porównaj go z kartą.
problem-expiry-missing = Podaj datę ważności karty.
problem-expiry-past = Ta data już minęła. Sprawdź ją lub użyj innej karty.
problem-expiry = Podaj datę ważności jako miesiąc i rok, np. 08 / 29.
problem-cvc-missing = Podaj kod CVC swojej karty.
problem-cvc = Kod CVC ma 3 cyfry, a na kartach American Express 4.
problem-card-name-missing = Podaj imię i nazwisko tak jak na karcie.
problem-card-name-long = Ten tekst jest za długi. Podaj imię i nazwisko tak jak na karcie.
problem-card-name = Podaj imię i nazwisko tak jak na karcie, literami.
problem-phone-missing = Podaj swój numer mobile money.
problem-phone-provider = Nie znamy sieci komórkowej dla tego numeru. Sprawdź trzy pierwsze cyfry.
problem-phone-test = To tryb testowy. Użyj jednego z testowych numerów telefonu.
problem-phone = Ten numer telefonu jest niepełny. Powinien wyglądać tak: 024 412 3456.
problem-method = Wybierz metodę płatności.
problem-code-missing = Podaj kod wysłany na Twój telefon.
problem-code-wrong = Ten kod jest nieprawidłowy. Sprawdź wiadomość w telefonie i spróbuj ponownie.
problem-code-expired = Ten kod stracił ważność. Wybierz inną metodę płatności lub zacznij od nowa.
problem-code = Kod składa się z samych cyfr. Wpisz go tak, jak przyszedł na telefon.
problem-promotion-missing = Najpierw podaj kod promocyjny.
problem-promotion-expired = Ten kod promocyjny stracił ważność.
problem-promotion-used = Limit użyć tego kodu promocyjnego został wyczerpany.
problem-promotion-small = Wartość zamówienia jest za niska dla tego kodu promocyjnego.
problem-promotion-other = Ten kod promocyjny nie dotyczy tego zamówienia.
problem-promotion = Ten kod promocyjny jest nieprawidłowy. Sprawdź pisownię; mógł też stracić ważność.
problem-amount-missing = Podaj kwotę, którą chcesz zapłacić.
problem-amount-small = Ta kwota jest za mała. Podaj większą.
problem-amount-large = Ta kwota jest za duża. Podaj mniejszą.
problem-amount-fine = Ta kwota ma więcej miejsc po przecinku, niż można zapłacić. Zaokrąglij ją, na przykład do dwóch miejsc.
problem-amount = Wpisz kwotę cyframi, tak jak kwoty pod polem.
problem-amount-least = Ta kwota jest za mała. Podaj co najmniej { $bound }.
problem-amount-most = Ta kwota jest za duża. Podaj najwyżej { $bound }.
problem-quantity-small = Ta ilość jest za mała. Wybierz większą.
problem-quantity-large = Ta ilość jest za duża. Wybierz mniejszą.
problem-quantity-fine = Przy tej ilości łączna kwota ma więcej miejsc po przecinku, niż można zapłacić. Wybierz inną.
problem-quantity = Podaj ilość jako liczbę całkowitą.
problem-quantity-least = Ta ilość jest za mała. Wybierz co najmniej { $bound }.
problem-quantity-most = Ta ilość jest za duża. Wybierz najwyżej { $bound }.
problem-country-other = Tego kraju nie można wybrać. Wybierz inny.
problem-country = Wybierz kraj.
problem-address-long = Ten tekst jest za długi. Skróć go.
problem-address-name = Podaj imię i nazwisko.
problem-address-line1 = Podaj ulicę i numer domu.
problem-address-line2 = Podaj numer mieszkania, lokalu lub piętro.
problem-address-city = Podaj miejscowość.
problem-address-state-missing = Podaj lub wybierz stan, prowincję albo region.
problem-address-state = Wybierz stan, prowincję albo region tego kraju.
problem-address-postal-missing = Podaj kod pocztowy.
problem-address-postal = Ten kod pocztowy nie pasuje do kraju. Sprawdź oba.
problem-name-missing = Podaj imię i nazwisko.
problem-contact-phone-missing = Podaj numer telefonu.
problem-contact-phone-long = Ten numer telefonu jest za długi. Sprawdź go.
problem-contact-phone = Ten numer telefonu jest niepełny. Może zaczynać się od + i numeru kierunkowego kraju.
problem-business-missing = Podaj nazwę firmy.
problem-tax-id-missing = Podaj numer identyfikacji podatkowej.
problem-tax-id-type = Wybierz rodzaj numeru podatkowego.
problem-tax-id = Ten numer nie pasuje do wybranego rodzaju. Sprawdź jedno i drugie.
problem-shipping = Wybierz sposób dostawy.
problem-terms = Aby kontynuować, zaakceptuj regulamin.
problem-long = Ten tekst jest za długi. Użyj mniej znaków.
problem-short = Ten tekst jest za krótki. Użyj więcej znaków.
problem-choice = Wybierz jedną z odpowiedzi na liście.
problem-missing = Odpowiedz na to pytanie.
problem-other = Sprawdź tę odpowiedź.

## Why the last try to pay did not go through

notice-declined = Płatność została odrzucona
notice-declined-lead = Użyj innej karty lub metody płatności albo zapytaj swój bank lub operatora o powód.
notice-funds = Brak wystarczających środków
notice-funds-lead = Najpierw doładuj konto albo użyj innej karty lub metody płatności.
notice-expired = Ta karta straciła ważność
notice-expired-lead = Sprawdź datę ważności lub użyj innej karty.
notice-cvc = Kod CVC jest nieprawidłowy
notice-cvc-lead = Podaj jeszcze raz 3 lub 4 cyfry nadrukowane na karcie.
notice-bank = Bank nie mógł potwierdzić Twojej tożsamości
notice-bank-lead = Spróbuj ponownie i potwierdź płatność w banku albo zapłać inaczej.
notice-fault = Płatność się nie powiodła
notice-fault-lead = Coś poszło nie tak u operatora płatności. Spróbuj ponownie za chwilę albo zapłać inaczej.
notice-card = Karta została odrzucona
notice-card-lead = Użyj innej karty lub zapytaj swój bank.
notice-not-confirmed = Płatność nie została zatwierdzona w telefonie
notice-not-confirmed-lead = Prośba została odrzucona lub pozostała bez odpowiedzi. Spróbuj ponownie i zatwierdź ją albo zapłać inaczej.
notice-not-charged = Płatność nie dotarła do operatora
notice-not-charged-lead = Nic nie pobrano. Spróbuj ponownie albo zapłać inaczej.
notice-abandoned = Wybierz metodę płatności
notice-abandoned-lead = Jeśli w telefonie lub aplikacji banku wciąż widać prośbę z poprzedniej próby, nie zatwierdzaj jej.
notice-tries = Zbyt wiele prób
notice-tries-lead = Odczekaj kilka minut i spróbuj ponownie albo zapłać inaczej.
notice-total = Łączna kwota się zmieniła
notice-total-lead = Nic nie pobrano. Sprawdź nową kwotę i zapłać, jeśli się zgadzasz.
notice-discount = Rabat nie jest już dostępny
notice-discount-lead = Nic nie pobrano. Sprawdź nową kwotę i zapłać, jeśli się zgadzasz.
notice-order-busy = To zamówienie jest opłacane na innej stronie
notice-order-busy-lead = Dokończ płatność tam albo odczekaj kilka minut i spróbuj ponownie tutaj. Dzięki temu nie zapłacisz dwa razy.

## The same where a card is only saved, and nothing is paid

save-declined = Karta została odrzucona
save-declined-lead = Użyj innej karty lub zapytaj swój bank o powód.
save-bank = Bank nie mógł potwierdzić Twojej tożsamości
save-bank-lead = Spróbuj ponownie i potwierdź w banku albo użyj innej karty.
save-fault = Nie udało się zapisać karty
save-fault-lead = Coś poszło nie tak u operatora płatności. Spróbuj ponownie za chwilę albo użyj innej karty.
save-not-reached = Nie udało się zapisać karty
save-not-reached-lead = Dane nie dotarły do operatora. Spróbuj ponownie.
save-abandoned = Wybierz inną kartę
save-abandoned-lead = Podana wcześniej karta nie została zapisana.
save-tries = Zbyt wiele prób
save-tries-lead = Odczekaj kilka minut i spróbuj ponownie albo użyj innej karty.

## Ways out, on many pages

cancel = Anuluj i wróć do { $merchant }
back = Wróć do { $merchant }
restart = Wybierz inną metodę płatności

## The page with a provider's own fields for a card

provider-heading = Podaj dane do płatności
provider-lead = Dane trafiają bezpośrednio do { $provider } i są szyfrowane.
provider-submit = Zapłać { $amount }
provider-failed = Nie udało się. Spróbuj ponownie albo wybierz inną metodę płatności.
provider-noscript = Podanie karty wymaga tutaj JavaScriptu. Aby kontynuować bez niego, wybierz poniżej inną metodę płatności.

## The page while the buyer pays on a provider's page

away-heading = Dokończ płatność
away-lead = Zapłać { $amount } na bezpiecznej stronie { $provider }. Potem wrócisz tutaj.
away-go = Przejdź do { $provider }
away-waiting = Czekamy na płatność. Strona odświeża się automatycznie.
away-note = Jeśli płatność została tam już wykonana, zaczekaj na tej stronie. Płacąc inaczej, możesz zapłacić dwa razy; druga płatność zostałaby zwrócona.

## The page with an address for a payment in tokens (crypto)

chain-heading = Zapłać ze swojego portfela
chain-lead = Wyślij dokładnie { $amount } w sieci { $network } na ten adres.
chain-enough-heading = Płatność jest w drodze
chain-enough-lead = Nie trzeba już nic wysyłać. Płatność zakończy się, gdy tylko potwierdzi ją sieć.
chain-amount = Kwota
chain-address = Adres
chain-network = Sieć
chain-token = Token
chain-contract = Kontrakt
chain-code = Kod dla portfela z tokenem, adresem i kwotą
chain-open = Otwórz w portfelu
chain-only = Wysyłaj tylko { $token } i tylko w sieci { $network }. Niczego innego wysłanego na ten adres nie zobaczymy.
chain-received = Otrzymano { $amount } { $token }. Aby dokończyć płatność, wyślij resztę na ten sam adres.
chain-seen = { $count ->
    [one] { $amount } { $token } w drodze: do potwierdzenia brakuje 1 bloku.
    [few] { $amount } { $token } w drodze: do potwierdzenia brakuje { $count } bloków.
    [many] { $amount } { $token } w drodze: do potwierdzenia brakuje { $count } bloków.
   *[other] { $amount } { $token } w drodze: do potwierdzenia brakuje { $count } bloku.
}
chain-waiting = Czekamy na płatność. Strona odświeża się automatycznie.
chain-warning = Jeśli płatność została już wysłana, zaczekaj na tej stronie. To, co dotrze po innej płatności, sklep będzie musiał zwrócić ręcznie.

## The page on which a bank asks (3D Secure)

challenge-heading = Potwierdź w banku
challenge-lead = { $bank } prosi o potwierdzenie, że ta płatność pochodzi od Ciebie.
challenge-confirm = Potwierdź płatność
challenge-reject = Odrzuć

## The page for a code from a text message

code-heading = Podaj kod
code-lead = Operator { $provider } wysłał kod na numer { $phone }.
code-button = Potwierdź kod

## The page while the buyer approves on the phone

prompt-heading = Zatwierdź w telefonie
prompt-lead = Operator { $provider } wysłał prośbę o płatność na numer { $phone }.
prompt-step-open = Otwórz prośbę o płatność w telefonie.
prompt-step-check = Sprawdź, czy widnieje na niej { $amount } dla { $merchant }.
prompt-step-pin = Aby zatwierdzić, podaj swój PIN mobile money. Nigdy nie wpisuj PIN-u na stronie internetowej.
prompt-waiting = Czekamy na zatwierdzenie. Strona odświeża się automatycznie.
prompt-note = Jeśli płatność została już zatwierdzona, zaczekaj na tej stronie. Płacąc inaczej, możesz zapłacić dwa razy.

## The page with the account for a bank transfer

transfer-heading = Wykonaj przelew
transfer-lead = Przelej dokładnie { $amount } na to konto.
transfer-bank = Bank
transfer-account = Numer konta
transfer-reference = Tytuł przelewu
transfer-exact = Podaj dokładnie tę kwotę i ten tytuł przelewu. Bez nich nie powiążemy przelewu z zamówieniem.
transfer-waiting = Czekamy na przelew. Strona odświeża się automatycznie.
transfer-warning = Jeśli przelew został już wysłany, zaczekaj na tej stronie. Płacąc inaczej, zapłacisz dwa razy.
copy = Kopiuj: { $row }
copy-short = Kopiuj
copied = Skopiowano

## How a payment ended

processing-heading = Potwierdzamy płatność
processing-lead = Czekamy na odpowiedź operatora płatności. Prosimy nie płacić ponownie. Strona odświeża się automatycznie.
paid-heading = Płatność zakończona
paid-lead = Dziękujemy. Płatność dla { $merchant } została zrealizowana.
paid-close = Możesz już zamknąć tę stronę.
paid-moves-on = Za chwilę wrócisz do { $merchant }.
ordered-heading = Zamówienie złożone
ordered-lead = Dziękujemy. Zamówienie w { $merchant } zostało złożone i nie wymaga płatności.
expired-heading = Ta strona płatności wygasła
expired-lead = Nie można już tutaj zapłacić. Aby kupić ponownie, zacznij od strony { $merchant }. Jeśli płatność mogła już zostać wykonana, najpierw skontaktuj się z { $merchant }.
paid-elsewhere-heading = To zamówienie zostało już opłacone
paid-elsewhere-lead = Płatność dla { $merchant } wykonano na innej stronie. Nie ma tu nic więcej do zapłaty.
locked-heading = Zbyt wiele nieudanych prób
locked-lead = Ze względów bezpieczeństwa ta strona nie przyjmuje kolejnych prób. Aby spróbować ponownie, wróć do { $merchant } i rozpocznij nową płatność.
unavailable-heading = Nie można teraz przyjąć tej płatności
unavailable-lead = Żaden operator płatności nie jest dla niej dostępny. Spróbuj ponownie później albo zapytaj { $merchant } o inną metodę płatności.

## The same for a subscription

subscribed-heading = Subskrypcja aktywna
subscribed-lead = Dziękujemy. Subskrypcja w { $merchant } została rozpoczęta.
trial-started-heading = Okres próbny rozpoczęty
trial-started-lead = Dziękujemy. Subskrypcja w { $merchant } zaczyna się od okresu próbnego.
subscribe-expired-heading = Ta strona wygasła
subscribe-expired-lead = Nie można już tutaj rozpocząć subskrypcji. Aby to zrobić, zacznij ponownie od strony { $merchant }. Jeśli subskrypcja mogła już się rozpocząć, najpierw skontaktuj się z { $merchant }.
subscribe-elsewhere-heading = Ta subskrypcja już się rozpoczęła
subscribe-elsewhere-lead = Rozpoczęto ją w { $merchant } na innej stronie. Nie trzeba tu już nic robić.
subscribe-locked-lead = Ze względów bezpieczeństwa ta strona nie przyjmuje kolejnych prób. Aby spróbować ponownie, wróć do { $merchant } i rozpocznij subskrypcję stamtąd.
subscribe-unavailable-heading = Nie można teraz rozpocząć subskrypcji
subscribe-unavailable-lead = Żaden operator płatności nie jest dla niej dostępny. Spróbuj ponownie później albo skontaktuj się z { $merchant }.

## The same for an invoice

invoice-done-heading = Faktura { $number } jest opłacona
invoice-expired-heading = Faktury { $number } nie można już tutaj opłacić
invoice-expired-lead = Mogła zostać opłacona lub anulowana. Zapytaj { $merchant }, czy trzeba jeszcze coś zrobić.
invoice-elsewhere-heading = Faktura { $number } została już opłacona
invoice-locked-lead = Ze względów bezpieczeństwa ta strona nie przyjmuje kolejnych prób. Zapytaj { $merchant }, jak opłacić fakturę { $number }.

## The same for a card that is saved

saving-heading = Zapisujemy kartę
saving-lead = Czekamy na odpowiedź banku. Prosimy nie podawać karty ponownie. Strona odświeża się automatycznie.
saved-heading = Karta została zapisana
kept-lead = Jest zapisana w { $merchant } na potrzeby kolejnych płatności.
saved-lead = Od teraz { $merchant } pobiera z niej płatności za: { $what }.
save-expired-heading = Ta strona wygasła
save-expired-lead = Nie można już tutaj zapisać karty. Aby użyć innej karty, zacznij ponownie od strony { $merchant }.
saved-elsewhere-heading = Karta została już zapisana
kept-elsewhere-lead = Zapisano ją na innej stronie. Jest zapisana w { $merchant } na potrzeby kolejnych płatności.
saved-elsewhere-lead = Zapisano ją na innej stronie. Od teraz { $merchant } pobiera z niej płatności za: { $what }.
save-locked-lead = Ze względów bezpieczeństwa ta strona nie przyjmuje kolejnych kart. Aby spróbować ponownie, zacznij od strony { $merchant }.
save-unavailable-heading = Nie można teraz zapisać karty
save-unavailable-lead = Żaden operator płatności nie jest dla niej dostępny. Spróbuj ponownie później albo skontaktuj się z { $merchant }.

## The receipt of one payment

receipt = Potwierdzenie płatności
receipt-title = Potwierdzenie płatności od { $seller }
receipt-number = Płatność
receipt-short = Numer potwierdzenia
receipt-refunded = Zwrócono
receipt-test = Tryb testowy: nie przekazano pieniędzy i nie jest to potwierdzenie prawdziwej płatności.
receipt-proof = To potwierdzenie jest też dostępne w wersji podpisanej, którą każdy może sprawdzić bez pytania nas.
receipt-signed = Podpisane potwierdzenie
receipt-link = Zobacz potwierdzenie

## The printable invoice

invoice = Faktura
invoice-title = Faktura { $number } od { $seller }
invoice-test = Tryb testowy: ta faktura nie jest prawdziwa.
invoice-status-open = Do zapłaty
invoice-status-paid = Zapłacono
invoice-status-void = Anulowana
invoice-status-uncollectible = Nieściągalna
invoice-lead-due-by = Do zapłaty { $amount } do { $date }
invoice-lead-due = Do zapłaty { $amount }
invoice-lead-paid-on = Zapłacono { $amount } dnia { $date }
invoice-lead-paid = Zapłacono { $amount }
invoice-lead-void = Anulowana: nie ma nic do zapłaty
invoice-lead-uncollectible = Nie zapłacono { $amount }
invoice-number = Numer faktury
invoice-issued = Data wystawienia
invoice-paid-on = Data zapłaty
invoice-due-by = Termin płatności
invoice-period = Okres
invoice-paid-with = Metoda płatności
invoice-seller = Sprzedawca
invoice-buyer = Nabywca
tax-id = Numer podatkowy: { $number }
invoice-paid = Zapłacono
invoice-due = Do zapłaty
invoice-pay = Zapłać tę fakturę
invoice-print-lead = Aby zachować kopię, wydrukuj tę stronę lub zapisz ją jako PDF.
print = Drukuj
go-back = Wróć

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = Twoje subskrypcje w { $merchant }
portal-heading = Twoje subskrypcje
portal-none = Nie masz tu żadnej subskrypcji.
portal-price = { $amount } { $every }
portal-next = Następna płatność
portal-next-on = { $amount } dnia { $date }
portal-card = Pobierane z
portal-pay = Zapłać teraz
portal-cancel = Anuluj subskrypcję
portal-resume = Zachowaj subskrypcję
portal-change-card = Użyj innej karty
portal-receipts = Faktury
portal-no-receipts = Nie ma jeszcze żadnych faktur.
portal-ends-on = Subskrypcja { $name } zakończy się { $date }.
portal-ends = Subskrypcja { $name } zakończy się.
portal-ended = Subskrypcja { $name } zakończyła się. Nic więcej nie zostanie pobrane.
portal-goes-on = Subskrypcja { $name } trwa dalej.
portal-card-changed = Karta została zmieniona.
portal-unchanged = Nic nie zmieniono, bo w międzyczasie zaszła inna zmiana. Sprawdź jeszcze raz.
status-incomplete = Nierozpoczęta
status-active = Aktywna
status-trial-until = Okres próbny do { $date }
status-trial = Okres próbny
status-overdue = Płatność zaległa
status-unpaid = Nieopłacona
status-paused = Wstrzymana
status-ends-on = Kończy się { $date }
status-ends = Wkrótce się kończy
status-ended-on = Zakończona { $date }
status-ended = Zakończona
status-note-incomplete = Brakuje jeszcze pierwszej płatności.
status-note-overdue = Ostatnia płatność się nie powiodła. Zapłać teraz albo użyj innej karty, która zostanie od razu obciążona.
status-note-unpaid = Ostatnia płatność nie została wykonana. Subskrypcja będzie trwać dalej, gdy tylko ją opłacisz.
status-note-paused = W czasie wstrzymania nic nie jest pobierane.
status-note-ends = Do tego czasu nic się nie zmienia. Nic więcej nie zostanie pobrane.
portal-cancel-heading = Anulować subskrypcję { $name }?
portal-cancel-trial-on = Subskrypcja zakończy się wraz z okresem próbnym, { $date }. Do tego czasu nic się nie zmienia.
portal-cancel-on = Subskrypcja zakończy się { $date }, wraz z opłaconym okresem. Do tego czasu nic się nie zmienia.
portal-cancel-now = Subskrypcja zakończy się od razu.
portal-cancel-charge = Nic więcej nie zostanie za nią pobrane.
portal-cancel-trial = Nic nie zostanie za nią pobrane.
portal-keep = Zachowaj
portal-expired-heading = Ten link wygasł
portal-expired-lead = Ze względów bezpieczeństwa działa tylko przez krótki czas. Otwórz go ponownie ze strony { $merchant }.
portal-expired-lead-unknown = Ze względów bezpieczeństwa działa tylko przez krótki czas. Otwórz go ponownie ze strony sklepu.

## The page of a payment link

link-continue = Przejdź do płatności
link-open-amount = Kwotę wybierzesz na następnej stronie.
link-inactive-heading = Ten link jest nieaktywny
link-inactive-lead = Teraz nie można tu za nic zapłacić. Jeśli spodziewasz się czegoś innego, skontaktuj się z { $merchant }.
link-sold-out-heading = Wyprzedane
link-sold-out-lead = Wszystko pod tym linkiem zostało sprzedane lub ktoś właśnie za to płaci. Zapytaj { $merchant }, czy będzie więcej.

## What went wrong with a request

http-400 = To żądanie jest nieprawidłowe
http-400-lead = Wróć, odśwież stronę i spróbuj jeszcze raz.
http-403 = Ten formularz pochodzi z innego miejsca
http-403-lead = Ze względów bezpieczeństwa nie został przyjęty. Otwórz stronę płatności ponownie.
http-404 = Nic tu nie ma
http-404-lead = Sprawdź adres albo poproś sklep o nowy link do płatności.
http-405 = Nie można tego tutaj zrobić
http-405-lead = Wróć na poprzednią stronę.
http-413 = To jest za duże
http-413-lead = Skróć wpisane dane i spróbuj ponownie.
http-415 = Ten formularz ma inny format
http-415-lead = Otwórz stronę płatności ponownie i wyślij go stamtąd.
http-429 = Zbyt wiele żądań
http-429-lead = Odczekaj chwilę i spróbuj ponownie.
http-500 = Coś poszło nie tak po naszej stronie
http-500-lead = Jeśli trwała płatność, nie płać ponownie: otwórz stronę płatności, która pokaże jej stan.
problem-status = Błąd
problem-request = Żądanie

## The server's own pages, and the demo shop

home-lead = Działa tu serwer płatności.
home-version = Wersja
dashboard-heading = Panel
demo-heading = Sklep demonstracyjny
cancelled-heading = Płatność anulowana
cancelled-lead = To jest sklep demonstracyjny. Prawdziwy sklep pokazałby tu koszyk, by można było spróbować ponownie.
codes-heading = Kody błędów
codes-lead = Wszystkie kody, którymi może odpowiedzieć API, i ich znaczenie.

## A slow or lost line, and the foot of the page

slow-title = To trwa dłużej niż zwykle
slow-text = Płatność może być jeszcze w drodze. Pozostaw tę stronę otwartą albo sprawdź stan płatności: opłata nie zostanie pobrana dwa razy.
lost-title = Połączenie zostało przerwane
lost-text = Nie wiemy jeszcze, czy płatność do nas dotarła. Naciśnij przycisk ponownie albo sprawdź stan płatności: w obu przypadkach opłata zostanie pobrana tylko raz.
look-again = Sprawdź tę płatność
support-link = Kontakt
terms-foot = Regulamin
privacy-link = Prywatność
