### Kiswahili

## Every page

broken = Ukurasa huu haukuweza kuonyeshwa. Tafadhali upakie upya.
powered = Inaendeshwa na Kassa
test-mode = Hali ya majaribio
error-title = Hitilafu: { $title }
language = Lugha
language-change = Badilisha

## The left side of a payment page: what is paid

summary = Unacholipia
pay-merchant = Lipa { $merchant }
order-merchant = Agizo lako kwa { $merchant }
subscribe-to = Jisajili kwa { $what }
pay-invoice = Lipa ankara { $number }
card-for = Kadi ya { $what }
for-period = Kwa kipindi cha { $from } – { $to }
due-today = za kulipa leo
expires = Ukurasa huu utapatikana hadi { $time }
span = { $from } – { $to }

## Rows that repeat what is paid

row-merchant = Muuzaji
row-amount = Kiasi
row-for = Malipo ya
row-card = Kadi
row-today = Kimelipwa leo
row-free-until = Bila malipo hadi
row-later = Kisha

## The list of what is bought

lines = Agizo lako
more-lines = Onyesha bidhaa { $count } zaidi
update = Sasisha
updated = Imesasishwa. Jumla ni { $amount }.
changed-heading = Jumla imebadilika
changed-lead = Tafadhali angalia jumla mpya, kisha ulipe ukikubali.
add = Ongeza
remove = Ondoa
free = Bila malipo

## What a line costs, under its name

price-unit-per = { $unit } kwa kila { $label }
price-count-unit-per = { $count } × { $unit } kwa kila { $label }
price-count-unit = { $count } × { $unit }
price-unit-each = { $unit } kila moja
price-every = Hutozwa { $every }
price-each-every = { $each }, { $every }
price-lasts = Kwa { $duration }
price-each-lasts = { $each }, kwa { $duration }
price-part = Siku { $days } kati ya { $of }
price-each-part = { $each } · siku { $days } kati ya { $of }

## How often and how long

every-day = { $count ->
    [one] kila siku
   *[other] kila siku { $count }
}
every-week = { $count ->
    [one] kila wiki
   *[other] kila wiki { $count }
}
every-month = { $count ->
    [one] kila mwezi
   *[other] kila miezi { $count }
}
every-year = { $count ->
    [one] kila mwaka
   *[other] kila miaka { $count }
}
duration-day = siku { $count }
duration-week = wiki { $count }
duration-month = { $count ->
    [one] mwezi 1
   *[other] miezi { $count }
}
duration-year = { $count ->
    [one] mwaka 1
   *[other] miaka { $count }
}

## The sums under the list

sum-subtotal = Jumla ndogo
sum-discount = Punguzo: { $name }
sum-shipping = Usafirishaji
sum-shipping-named = Usafirishaji: { $name }
sum-tax-inclusive = ikiwemo { $name } { $percent }%
sum-tax = { $name } { $percent }%
sum-tax-by-address = Kodi
tax-by-address = Itaongezwa tukijua anwani yako
sum-adjustment = Marekebisho
sum-carried = Salio la ankara yako ijayo
sum-total = Jumla

## How this total is made

explain = Jinsi jumla hii inavyopatikana
show-order = Onyesha oda
hide-order = Ficha oda
explains-line-share = Sehemu ya kipindi: { $name }
explains-discount-share = Sehemu ya punguzo: { $name }
explains-tax-contained = Kodi iliyo ndani ya bei: { $name }
explains-tax-share = Kati yake, { $tax }: { $name }
explains-tax-added = { $tax } ya { $name }
rounded-half-up = imekadiriwa hadi thamani ya karibu, nusu huenda juu
rounded-largest-remainder = imekadiriwa ili sehemu zote zifikie jumla
rounded-capped = isizidi kiasi kinachohusika

## Promotion codes, and amounts that the buyer names

apply = Tumia
applied = Msimbo wa ofa
amount-open = Chagua kiasi
amount-hint-between = Kati ya { $least } na { $most }
amount-hint-least = { $least } au zaidi

## The pay page

pay-title = Lipa { $amount } kwa { $merchant }
pay-heading = Maelezo ya malipo
free-title = Kamilisha agizo lako kwa { $merchant }
pay-invoice-title = Lipa ankara { $number } kwa { $merchant }
save-title = Tumia kadi nyingine kwa { $merchant }
methods = Lipa kwa
method-card = Kadi
method-mobile-money = Pesa kwa simu
method-bank-transfer = Uhamisho wa benki
method-crypto = Kripto
method-note-card = Ya mkopo au ya debiti
method-note-mobile-money = Idhinisha kwenye simu yako
method-note-bank-transfer = Kutoka programu ya benki yako
method-note-crypto = Kutoka pochi yako mwenyewe
elsewhere-card = Utaweka kadi yako, au kuchagua njia nyingine, katika hatua inayofuata. Ukurasa huu hauoni kamwe nambari ya kadi.
elsewhere-mobile-money = Utathibitisha malipo katika hatua inayofuata.
elsewhere-bank-transfer = Utaona akaunti ya kutuma pesa katika hatua inayofuata.
elsewhere-crypto = Hatua inayofuata itaonyesha anwani ya kulipia na msimbo wa pochi yako.
transfer-note = Ukurasa unaofuata utaonyesha akaunti ya kutuma pesa. Agizo lako litathibitishwa pesa zikifika.

## The button of the pay page

submit-pay = Lipa
submit-pay-amount = Lipa { $amount }
submit-book = Weka nafasi
submit-book-amount = Weka nafasi · { $amount }
submit-donate = Changia
submit-donate-amount = Changia { $amount }
submit-subscribe = Jisajili
submit-subscribe-amount = Jisajili · { $amount }
start-trial = Anza majaribio
free-heading = Maelezo yako
free-submit = Kamilisha agizo
busy = Inashughulikia…

## The fields of the form

label-email = Barua pepe
label-card-number = Nambari ya kadi
label-card-expiry = Tarehe ya mwisho wa matumizi
label-card-cvc = Msimbo wa usalama
label-card-name = Jina lililo kwenye kadi
label-phone = Nambari ya pesa kwa simu
label-method = Njia ya kulipa
label-code = Msimbo
label-name = Jina kamili
label-contact-phone = Nambari ya simu
label-business-name = Jina la biashara
label-tax-id = Nambari ya mlipakodi
label-custom-amount = Kiasi chako
label-promotion = Msimbo wa ofa
label-shipping = Njia ya usafirishaji
label-terms = Masharti ya huduma
label-quantity = Idadi
label-country = Nchi au eneo
tax-id-kind = Aina ya nambari ya mlipakodi
hint-phone = Utaidhinisha malipo kwenye simu hii.
expiry-form = MM / YY
cvc-form = CVC
optional = (si lazima)
choose = Chagua…

## Addresses

shipping-heading = Anwani ya kupokelea
billing-heading = Anwani ya ankara
billing-same = Anwani ya malipo ni sawa na anwani ya kutuma
address-name = Jina kamili
address-line1 = Anwani
address-line2 = Fleti, ofisi, ghorofa
address-city = Jiji
address-town = Mji au jiji
address-suburb = Kitongoji
address-state = Jimbo
address-province = Mkoa
address-region = Mkoa
address-prefecture = Mkoa
address-county = Kaunti
address-emirate = Emirati
address-postal-code = Msimbo wa posta
address-zip = Msimbo wa ZIP
address-postcode = Msimbo wa posta
address-pin = Msimbo wa posta (PIN)
address-eircode = Eircode

## Shipping

shipping-options = Njia ya usafirishaji
shipping-today = Leo
shipping-days = Siku { $count }
shipping-business-days = { $count ->
    [one] Siku 1 ya kazi
   *[other] Siku { $count } za kazi
}
shipping-days-range = Siku { $least }–{ $most }
shipping-business-days-range = Siku { $least }–{ $most } za kazi

## More questions, and what the buyer agrees to

custom-heading = Zaidi kuhusu agizo lako
business-heading = Maelezo ya biashara
terms-agree = Ninakubali { $link }
terms-link = masharti ya huduma
terms-agree-unlinked = Ninakubali masharti ya huduma
terms-read = Soma masharti
new-tab = (hufunguka katika kichupo kipya)
promotions-agree = Nitumieni habari na ofa kwa barua pepe. Ninaweza kuzisimamisha wakati wowote.

## What comes later by itself: subscriptions

later-trial = Bila malipo hadi { $date }, kisha { $renews }
later-then = Kisha { $renews }
later-once = Hulipwa mara moja. Huisha yenyewe
renews = { $amount } { $every }
renews-from = { $amount } { $every } kuanzia { $from }
renews-discount = { $amount } { $every } hadi { $until }, na { $after } baada ya hapo
renews-from-discount = { $amount } { $every } kuanzia { $from } hadi { $until }, na { $after } baada ya hapo
renews-times = { $amount } { $every }, malipo { $count } kwa jumla
renews-from-times = { $amount } { $every } kuanzia { $from }, mara { $count }
renews-discount-times = { $amount } { $every } hadi { $until }, na { $after } baada ya hapo; malipo { $count } kwa jumla
renews-from-discount-times = { $amount } { $every } kuanzia { $from } hadi { $until }, na { $after } baada ya hapo; mara { $count }

## What the buyer allows by pressing the button

mandate-save = Ukihifadhi kadi hii, unaruhusu { $merchant } kuitoza malipo yajayo hadi ughairi.
mandate-invoice = { $means ->
    [card] Ukilipa, unaruhusu { $merchant } kutoza kadi hii malipo yajayo pia, hadi ughairi.
   *[other] Ukilipa, unaruhusu { $merchant } kutoza malipo yajayo pia kwa njia hii, hadi ughairi.
}
mandate-trial = { $means ->
    [card] Ukianza majaribio, unaruhusu { $merchant } kutoza kadi hii kuanzia { $date }, hadi ughairi. Ukighairi kabla ya siku hiyo, hutatozwa chochote zaidi.
   *[other] Ukianza majaribio, unaruhusu { $merchant } kutoza kwa njia hii ya malipo kuanzia { $date }, hadi ughairi. Ukighairi kabla ya siku hiyo, hutatozwa chochote zaidi.
}
mandate-trial-times = { $means ->
    [card] { $count ->
        [one] Ukianza majaribio, unaruhusu { $merchant } kutoza kadi hii malipo 1 kuanzia { $date }, isipokuwa ukighairi. Ukighairi kabla ya siku hiyo, hutatozwa chochote zaidi.
       *[other] Ukianza majaribio, unaruhusu { $merchant } kutoza kadi hii kuanzia { $date }, hadi malipo yote { $count } yakamilike au ughairi. Ukighairi kabla ya siku hiyo, hutatozwa chochote zaidi.
    }
   *[other] { $count ->
        [one] Ukianza majaribio, unaruhusu { $merchant } kutoza malipo 1 kwa njia hii kuanzia { $date }, isipokuwa ukighairi. Ukighairi kabla ya siku hiyo, hutatozwa chochote zaidi.
       *[other] Ukianza majaribio, unaruhusu { $merchant } kutoza kwa njia hii ya malipo kuanzia { $date }, hadi malipo yote { $count } yakamilike au ughairi. Ukighairi kabla ya siku hiyo, hutatozwa chochote zaidi.
    }
}
mandate-subscribe = { $means ->
    [card] Ukijisajili, unaruhusu { $merchant } kutoza kadi hii malipo yajayo hadi ughairi.
   *[other] Ukijisajili, unaruhusu { $merchant } kutoza malipo yajayo kwa njia hii hadi ughairi.
}
mandate-subscribe-times = { $means ->
    [card] { $count ->
        [one] Ukijisajili, unaruhusu { $merchant } kutoza kadi hii hadi malipo 1 yakamilike au ughairi.
       *[other] Ukijisajili, unaruhusu { $merchant } kutoza kadi hii malipo yajayo hadi yote { $count } yakamilike au ughairi.
    }
   *[other] { $count ->
        [one] Ukijisajili, unaruhusu { $merchant } kutoza kwa njia hii hadi malipo 1 yakamilike au ughairi.
       *[other] Ukijisajili, unaruhusu { $merchant } kutoza malipo yajayo kwa njia hii hadi yote { $count } yakamilike au ughairi.
    }
}
no-card = Kadi haihitajiki kwa sasa.

## The page that saves another card for a subscription

save-heading = Tumia kadi nyingine
keep-lead = Kadi itahifadhiwa kwa { $merchant } kwa malipo yajayo. Leo hutatozwa chochote.
save-lead = Kuanzia sasa, { $merchant } atatoza kadi mpya kwa ajili ya { $what }. Leo hutatozwa chochote.
save-lead-due = Kuanzia sasa, { $merchant } atatoza kadi mpya kwa ajili ya { $what }, na mara moja { $due } za ankara ambayo haijalipwa.
save-submit = Hifadhi kadi
card-challenge-lead = { $bank } inakuomba uthibitishe kuwa kadi hii ni yako.
card-challenge-confirm = Thibitisha kadi
restart-card = Tumia kadi nyingine

## The test numbers under the form, in test mode

hints = Nambari za majaribio
hints-lead = Hakuna pesa halisi zinazotumika. Tumia tarehe yoyote ijayo, msimbo wowote wa usalama na jina lolote.
hint-succeeds = Hufaulu
hint-declined = Hukataliwa
hint-funds = Salio halitoshi
hint-expired = Kadi iliyoisha muda
hint-cvc = Msimbo wa usalama si sahihi
hint-bank = Huuliza benki (3D Secure)
hint-approves = Huidhinisha
hint-code = Huomba msimbo: 123456
hint-refuses = Hukataa

## What is wrong with a field, and what to do

errors = Tafadhali kagua maelezo yako
digits-only = Tumia tarakimu pekee.
problem-holds-card = Hii inaonekana kama nambari ya kadi. Iweke tu mahali unapoombwa kadi yako.
problem-email-missing = Weka barua pepe yako.
problem-email-long = Barua pepe hii ni ndefu mno. Tumia fupi zaidi.
problem-email = Barua pepe hii haijakamilika. Inapaswa kuwa kama ama@example.com.
problem-card-number-missing = Weka nambari ya kadi yako.
problem-card-number-mistyped = Nambari hii ya kadi ina kosa. Ilinganishe na kadi yako.
problem-card-number-test = Hii ni hali ya majaribio. Tumia mojawapo ya nambari za majaribio, kamwe si kadi halisi.
problem-card-number-long = Nambari hii ya kadi ni ndefu mno. Ilinganishe na kadi yako.
problem-card-number = Nambari hii ya kadi haijakamilika. Ilinganishe na kadi yako.
problem-expiry-missing = Weka tarehe ya mwisho wa matumizi ya kadi yako.
problem-expiry-past = Tarehe hii imeshapita. Ikague, au tumia kadi nyingine.
problem-expiry = Weka mwezi na mwaka wa mwisho wa matumizi, kama 08 / 29.
problem-cvc-missing = Weka msimbo wa usalama wa kadi yako.
problem-cvc = Msimbo wa usalama una tarakimu 3, au 4 kwa American Express.
problem-card-name-missing = Weka jina kama lilivyoandikwa kwenye kadi yako.
problem-card-name-long = Jina hili ni refu mno. Tumia jina kama lilivyoandikwa kwenye kadi yako.
problem-card-name = Weka jina kama lilivyoandikwa kwenye kadi, kwa herufi.
problem-phone-missing = Weka nambari yako ya pesa kwa simu.
problem-phone-provider = Hatujui mtandao wa simu wa nambari hii. Kagua tarakimu tatu za kwanza.
problem-phone-test = Hii ni hali ya majaribio. Tumia mojawapo ya nambari za simu za majaribio.
problem-phone = Nambari hii ya simu haijakamilika. Inapaswa kuwa kama 024 412 3456.
problem-method = Chagua jinsi unavyotaka kulipa.
problem-code-missing = Weka msimbo uliotumwa kwenye simu yako.
problem-code-wrong = Msimbo huu si sahihi. Angalia ujumbe kwenye simu yako kisha ujaribu tena.
problem-code-expired = Msimbo huu hautumiki tena. Chagua njia nyingine ya kulipa, au anza upya.
problem-code = Msimbo una tarakimu pekee. Uweke kama ulivyotumwa kwenye simu yako.
problem-promotion-missing = Weka msimbo wa ofa kwanza.
problem-promotion-expired = Msimbo huu wa ofa umeisha muda.
problem-promotion-used = Msimbo huu wa ofa umefikia kikomo cha matumizi.
problem-promotion-small = Agizo lako ni dogo mno kwa msimbo huu wa ofa.
problem-promotion-other = Msimbo huu wa ofa hauhusu agizo hili.
problem-promotion = Msimbo huu wa ofa si sahihi. Kagua ulivyouandika; huenda pia umeisha muda.
problem-amount-missing = Weka kiasi unachotaka kulipa.
problem-amount-small = Kiasi hiki ni kidogo mno. Weka kikubwa zaidi.
problem-amount-large = Kiasi hiki ni kikubwa mno. Weka kidogo zaidi.
problem-amount-fine = Kiasi hiki kina desimali nyingi kuliko zinazoweza kulipwa. Kikadirie, kwa mfano hadi desimali mbili.
problem-amount = Weka kiasi kwa tarakimu, kama kiasi kilichoandikwa chini ya sehemu hii.
problem-amount-least = Kiasi hiki ni kidogo mno. Weka angalau { $bound }.
problem-amount-most = Kiasi hiki ni kikubwa mno. Weka kisichozidi { $bound }.
problem-quantity-small = Idadi hii ni ndogo mno. Chagua kubwa zaidi.
problem-quantity-large = Idadi hii ni kubwa mno. Chagua ndogo zaidi.
problem-quantity-fine = Kwa idadi hii, jumla ina desimali nyingi kuliko zinazoweza kulipwa. Chagua nyingine.
problem-quantity = Weka idadi kama nambari kamili.
problem-quantity-least = Idadi hii ni ndogo mno. Chagua angalau { $bound }.
problem-quantity-most = Idadi hii ni kubwa mno. Chagua isiyozidi { $bound }.
problem-country-other = Nchi hii haiwezi kuchaguliwa. Chagua nyingine.
problem-country = Chagua nchi.
problem-address-long = Maandishi haya ni marefu mno. Yafupishe.
problem-address-name = Weka jina kamili.
problem-address-line1 = Weka mtaa na nambari ya nyumba.
problem-address-line2 = Weka fleti, ofisi au ghorofa.
problem-address-city = Weka mji au jiji.
problem-address-state-missing = Weka au chagua jimbo, mkoa au eneo.
problem-address-state = Chagua jimbo, mkoa au eneo la nchi hii.
problem-address-postal-missing = Weka msimbo wa posta.
problem-address-postal = Msimbo huu wa posta haulingani na nchi. Kagua vyote viwili.
problem-name-missing = Weka jina lako kamili.
problem-contact-phone-missing = Weka nambari yako ya simu.
problem-contact-phone-long = Nambari hii ya simu ni ndefu mno. Ikague.
problem-contact-phone = Nambari hii ya simu haijakamilika. Inaweza kuanza na + na msimbo wa nchi.
problem-business-missing = Weka jina la biashara yako.
problem-tax-id-missing = Weka nambari yako ya mlipakodi.
problem-tax-id-type = Chagua aina ya nambari yako ya mlipakodi.
problem-tax-id = Nambari hii ya mlipakodi hailingani na aina yake. Kagua vyote viwili.
problem-shipping = Chagua jinsi agizo lako litakavyosafirishwa.
problem-terms = Ili kuendelea, kubali masharti.
problem-long = Maandishi haya ni marefu mno. Tumia herufi chache zaidi.
problem-short = Maandishi haya ni mafupi mno. Tumia herufi zaidi.
problem-choice = Chagua mojawapo ya majibu kwenye orodha.
problem-missing = Tafadhali jibu swali hili.
problem-other = Tafadhali kagua jibu hili.

## Why the last try to pay did not go through

notice-declined = Malipo yamekataliwa
notice-declined-lead = Jaribu kadi au njia nyingine ya kulipa, au uliza benki au mtoa huduma wako sababu.
notice-funds = Salio halitoshi
notice-funds-lead = Ongeza pesa kwanza, au tumia kadi au njia nyingine ya kulipa.
notice-expired = Kadi hii imeisha muda
notice-expired-lead = Kagua tarehe ya mwisho wa matumizi, au tumia kadi nyingine.
notice-cvc = Msimbo wa usalama si sahihi
notice-cvc-lead = Weka tena tarakimu 3 au 4 zilizoandikwa juu ya kadi.
notice-bank = Benki yako haikuweza kuthibitisha kuwa ni wewe
notice-bank-lead = Jaribu tena na uthibitishe na benki yako, au lipa kwa njia nyingine.
notice-fault = Malipo hayakukamilika
notice-fault-lead = Kulitokea hitilafu kwa mtoa huduma za malipo. Jaribu tena baada ya muda mfupi, au lipa kwa njia nyingine.
notice-card = Kadi imekataliwa
notice-card-lead = Tumia kadi nyingine, au uliza benki yako.
notice-not-confirmed = Malipo hayakuidhinishwa kwenye simu yako
notice-not-confirmed-lead = Yalikataliwa au hayakujibiwa kwa wakati. Jaribu tena na uidhinishe ombi, au lipa kwa njia nyingine.
notice-not-charged = Malipo hayakumfikia mtoa huduma
notice-not-charged-lead = Hukutozwa chochote. Tafadhali jaribu tena, au lipa kwa njia nyingine.
notice-abandoned = Chagua jinsi unavyotaka kulipa
notice-abandoned-lead = Ikiwa ombi la jaribio la awali bado liko kwenye simu yako au kwenye programu ya benki yako, usiliidhinishe.
notice-tries = Umejaribu mara nyingi mno
notice-tries-lead = Subiri dakika chache, kisha ujaribu tena au ulipe kwa njia nyingine.
notice-total = Jumla imebadilika
notice-total-lead = Hukutozwa chochote. Tafadhali angalia jumla mpya, kisha ulipe ukikubali.
notice-discount = Punguzo halipatikani tena
notice-discount-lead = Hukutozwa chochote. Tafadhali angalia jumla mpya, kisha ulipe ukikubali.
notice-order-busy = Agizo hili linalipiwa kwenye ukurasa mwingine
notice-order-busy-lead = Malizia huko, au subiri dakika chache na ujaribu tena hapa. Kwa njia hiyo hutalipa mara mbili.

## The same where a card is only saved, and nothing is paid

save-declined = Kadi imekataliwa
save-declined-lead = Jaribu kadi nyingine, au uliza benki yako sababu.
save-bank = Benki yako haikuweza kuthibitisha kuwa ni wewe
save-bank-lead = Jaribu tena na uthibitishe na benki yako, au tumia kadi nyingine.
save-fault = Kadi haikuweza kuhifadhiwa
save-fault-lead = Kulitokea hitilafu kwa mtoa huduma za malipo. Jaribu tena baada ya muda mfupi, au tumia kadi nyingine.
save-not-reached = Kadi haikuweza kuhifadhiwa
save-not-reached-lead = Haikumfikia mtoa huduma. Tafadhali jaribu tena.
save-abandoned = Chagua kadi nyingine
save-abandoned-lead = Kadi uliyoweka awali haikuhifadhiwa.
save-tries = Umejaribu mara nyingi mno
save-tries-lead = Subiri dakika chache, kisha ujaribu tena au utumie kadi nyingine.

## Ways out, on many pages

cancel = Ghairi na urudi kwa { $merchant }
back = Rudi kwa { $merchant }
restart = Chagua njia nyingine ya kulipa

## The page with a provider's own fields for a card

provider-heading = Weka maelezo yako ya malipo
provider-lead = Maelezo yako yanatumwa moja kwa moja kwa { $provider } na yamesimbwa.
provider-submit = Lipa { $amount }
provider-failed = Haikufaulu. Jaribu tena, au chagua njia nyingine ya kulipa.
provider-noscript = Kuweka kadi hapa kunahitaji JavaScript. Ili kuendelea bila hiyo, chagua njia nyingine ya kulipa hapa chini.

## The page while the buyer pays on a provider's page

away-heading = Maliza malipo yako
away-lead = Lipa { $amount } kwenye ukurasa salama wa { $provider }. Kisha utarudi hapa.
away-go = Endelea kwa { $provider }
away-waiting = Tunasubiri malipo yako. Ukurasa huu unajisasisha wenyewe.
away-note = Ikiwa umeshalipa huko, subiri hapa. Ukilipa kwa njia nyingine unaweza kutozwa mara mbili; malipo ya pili yatarejeshwa.

## The page with an address for a payment in tokens (crypto)

chain-heading = Lipa kutoka pochi yako
chain-lead = Tuma { $amount } kamili kupitia { $network } kwenye anwani hii.
chain-enough-heading = Malipo yako yanakuja
chain-enough-lead = Hakuna kilichobaki cha kutuma. Malipo yatakamilika mara tu mtandao utakapoyathibitisha.
chain-amount = Kiasi
chain-address = Anwani
chain-network = Mtandao
chain-token = Tokeni
chain-contract = Mkataba
chain-code = Msimbo wa pochi yako wenye tokeni, anwani na kiasi
chain-open = Fungua kwenye pochi
chain-only = Tuma { $token } pekee, na kupitia { $network } pekee. Kitu kingine chochote kitakachotumwa kwenye anwani hii hakitaonekana hapa.
chain-received = { $amount } { $token } zimefika. Tuma zilizobaki kwenye anwani hiyo hiyo ili kukamilisha malipo.
chain-seen = { $amount } { $token } zinakuja: bado bloku { $count } ili kuthibitishwa.
chain-waiting = Tunasubiri malipo yako. Ukurasa huu unajisasisha wenyewe.
chain-warning = Ikiwa umeshatuma malipo, subiri hapa. Chochote kitakachofika baada ya malipo mengine, duka litalazimika kukirejesha lenyewe.

## The page on which a bank asks (3D Secure)

challenge-heading = Thibitisha na benki yako
challenge-lead = { $bank } inakuomba uthibitishe kuwa malipo haya ni yako.
challenge-confirm = Thibitisha malipo
challenge-reject = Kataa

## The page for a code from a text message

code-heading = Weka msimbo wako
code-lead = { $provider } imetuma msimbo kwa { $phone }.
code-button = Thibitisha msimbo

## The page while the buyer approves on the phone

prompt-heading = Idhinisha kwenye simu yako
prompt-lead = { $provider } imetuma ombi la malipo kwa { $phone }.
prompt-step-open = Fungua ombi la malipo kwenye simu yako.
prompt-step-check = Hakikisha linaonyesha { $amount } kwa { $merchant }.
prompt-step-pin = Weka PIN yako ya pesa kwa simu ili kuidhinisha. Usiandike kamwe PIN yako kwenye tovuti.
prompt-waiting = Tunasubiri uidhinishe. Ukurasa huu unajisasisha wenyewe.
prompt-note = Ikiwa umeshaidhinisha malipo haya, subiri hapa. Ukilipa kwa njia nyingine unaweza kutozwa mara mbili.

## The page with the account for a bank transfer

transfer-heading = Hamisha pesa kupitia benki
transfer-lead = Hamisha { $amount } kamili kwenye akaunti hii.
transfer-bank = Benki
transfer-account = Nambari ya akaunti
transfer-reference = Nambari ya kumbukumbu
transfer-exact = Tumia kiasi hiki na nambari hii ya kumbukumbu bila kubadilisha. Bila hivyo hatuwezi kuoanisha uhamisho na agizo lako.
transfer-waiting = Tunasubiri uhamisho wako. Ukurasa huu unajisasisha wenyewe.
transfer-warning = Ikiwa umeshatuma pesa, subiri hapa. Kulipa kwa njia nyingine ni kulipa mara mbili.
copy = Nakili: { $row }
copy-short = Nakili
copied = Imenakiliwa

## How a payment ended

processing-heading = Tunathibitisha malipo yako
processing-lead = Tunasubiri jibu la mtoa huduma za malipo. Tafadhali usilipe tena. Ukurasa huu unajisasisha wenyewe.
paid-heading = Malipo yamekamilika
paid-lead = Asante. Malipo yako kwa { $merchant } yamefaulu.
paid-close = Sasa unaweza kufunga ukurasa huu.
paid-moves-on = Utarudishwa kwa { $merchant } baada ya muda mfupi.
ordered-heading = Agizo limekamilika
ordered-lead = Asante. Agizo lako kwa { $merchant } limekamilika, na hakuna cha kulipa.
expired-heading = Ukurasa huu wa malipo umeisha muda
expired-lead = Huwezi tena kulipa hapa. Ili kununua tena, anzia kwa { $merchant }. Ikiwa unadhani umeshalipa, muulize { $merchant } kwanza.
paid-elsewhere-heading = Agizo hili limeshalipiwa
paid-elsewhere-lead = Lilipiwa kwa { $merchant } kwenye ukurasa mwingine. Hakuna cha kulipa zaidi hapa.
locked-heading = Majaribio mengi mno yameshindwa
locked-lead = Kwa usalama wako, ukurasa huu haupokei majaribio zaidi. Ili kujaribu tena, rudi kwa { $merchant } na uanze malipo mapya.
unavailable-heading = Malipo haya hayawezi kupokelewa kwa sasa
unavailable-lead = Hakuna mtoa huduma za malipo anayepatikana. Tafadhali jaribu tena baadaye, au muulize { $merchant } njia nyingine ya kulipa.

## The same for a subscription

subscribed-heading = Umejisajili
subscribed-lead = Asante. Usajili wako kwa { $merchant } umeanza.
trial-started-heading = Kipindi chako cha majaribio kimeanza
trial-started-lead = Asante. Usajili wako kwa { $merchant } unaanza na kipindi cha majaribio.
subscribe-expired-heading = Ukurasa huu umeisha muda
subscribe-expired-lead = Huwezi tena kujisajili hapa. Ili kujisajili, anza upya kwa { $merchant }. Ikiwa unadhani umeshajisajili, muulize { $merchant } kwanza.
subscribe-elsewhere-heading = Usajili huu umeshaanza
subscribe-elsewhere-lead = Ulianzishwa kwa { $merchant } kwenye ukurasa mwingine. Hakuna cha kufanya zaidi hapa.
subscribe-locked-lead = Kwa usalama wako, ukurasa huu haupokei majaribio zaidi. Ili kujaribu tena, rudi kwa { $merchant } na ujisajili kutoka huko.
subscribe-unavailable-heading = Huwezi kujisajili kwa sasa
subscribe-unavailable-lead = Hakuna mtoa huduma za malipo anayepatikana. Tafadhali jaribu tena baadaye, au muulize { $merchant }.

## The same for an invoice

invoice-done-heading = Ankara { $number } imelipwa
invoice-expired-heading = Ankara { $number } haiwezi tena kulipwa hapa
invoice-expired-lead = Huenda imelipwa au imebatilishwa. Muulize { $merchant } kama kuna chochote kilichobaki cha kufanya.
invoice-elsewhere-heading = Ankara { $number } imeshalipwa
invoice-locked-lead = Kwa usalama wako, ukurasa huu haupokei majaribio zaidi. Muulize { $merchant } jinsi ya kulipa ankara { $number }.

## The same for a card that is saved

saving-heading = Tunahifadhi kadi yako
saving-lead = Tunasubiri jibu la benki yako. Tafadhali usiweke kadi tena. Ukurasa huu unajisasisha wenyewe.
saved-heading = Kadi yako imehifadhiwa
kept-lead = Imehifadhiwa kwa { $merchant } kwa malipo yajayo.
saved-lead = Kuanzia sasa, { $merchant } ataitoza kwa ajili ya { $what }.
save-expired-heading = Ukurasa huu umeisha muda
save-expired-lead = Huwezi tena kuhifadhi kadi hapa. Ili kutumia kadi nyingine, anza upya kwa { $merchant }.
saved-elsewhere-heading = Kadi imeshahifadhiwa
kept-elsewhere-lead = Ilihifadhiwa kwenye ukurasa mwingine. Imehifadhiwa kwa { $merchant } kwa malipo yajayo.
saved-elsewhere-lead = Ilihifadhiwa kwenye ukurasa mwingine. Kuanzia sasa, { $merchant } ataitoza kwa ajili ya { $what }.
save-locked-lead = Kwa usalama wako, ukurasa huu haupokei kadi zaidi. Ili kujaribu tena, anza upya kwa { $merchant }.
save-unavailable-heading = Kadi haiwezi kuhifadhiwa kwa sasa
save-unavailable-lead = Hakuna mtoa huduma za malipo anayepatikana. Tafadhali jaribu tena baadaye, au muulize { $merchant }.

## The receipt of one payment

receipt = Risiti
receipt-title = Risiti kutoka kwa { $seller }
receipt-number = Malipo
receipt-short = Namba ya risiti
receipt-refunded = Kiasi kilichorejeshwa
receipt-test = Hali ya majaribio: hakuna pesa zilizohamishwa, na hii si risiti ya malipo halisi.
receipt-proof = Risiti hii inapatikana pia ikiwa imetiwa saini, na mtu yeyote anaweza kuikagua bila kutuuliza.
receipt-signed = Risiti iliyotiwa saini
receipt-link = Angalia risiti

## The printable invoice

invoice = Ankara
invoice-title = Ankara { $number } kutoka kwa { $seller }
invoice-test = Hali ya majaribio: ankara hii si halisi.
invoice-status-open = Haijalipwa
invoice-status-paid = Imelipwa
invoice-status-void = Imebatilishwa
invoice-status-uncollectible = Haiwezi kukusanywa
invoice-lead-due-by = { $amount } za kulipwa kufikia { $date }
invoice-lead-due = { $amount } za kulipwa
invoice-lead-paid-on = { $amount } zimelipwa tarehe { $date }
invoice-lead-paid = { $amount } zimelipwa
invoice-lead-void = Imebatilishwa: hakuna cha kulipa
invoice-lead-uncollectible = { $amount } hazikulipwa
invoice-number = Nambari ya ankara
invoice-issued = Tarehe ya kutolewa
invoice-paid-on = Tarehe ya malipo
invoice-due-by = Mwisho wa kulipa
invoice-period = Kipindi
invoice-paid-with = Njia ya malipo
invoice-seller = Kutoka kwa
invoice-buyer = Mlipaji
tax-id = Nambari ya mlipakodi: { $number }
invoice-paid = Kiasi kilicholipwa
invoice-due = Kiasi cha kulipa
invoice-pay = Lipa ankara hii
invoice-print-lead = Ili kubaki na nakala, chapisha ukurasa huu au uuhifadhi kama PDF.
print = Chapisha
go-back = Rudi

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = Usajili wako kwa { $merchant }
portal-heading = Usajili wako
portal-none = Huna usajili wowote hapa.
portal-price = { $amount } { $every }
portal-next = Malipo yajayo
portal-next-on = { $amount } tarehe { $date }
portal-card = Hutozwa kwenye
portal-pay = Lipa sasa
portal-cancel = Ghairi usajili
portal-resume = Endelea na usajili
portal-change-card = Tumia kadi nyingine
portal-receipts = Ankara
portal-no-receipts = Bado hakuna ankara.
portal-ends-on = Usajili wa { $name } utaisha tarehe { $date }.
portal-ends = Usajili wa { $name } utaisha.
portal-ended = Usajili wa { $name } umeisha. Hutatozwa chochote zaidi.
portal-goes-on = Usajili wa { $name } unaendelea.
portal-card-changed = Kadi yako imebadilishwa.
portal-unchanged = Hakuna kilichobadilishwa, kwa sababu kulitokea badiliko jingine wakati huo. Tafadhali angalia tena.
status-incomplete = Bado haujaanza
status-active = Unatumika
status-trial-until = Majaribio hadi { $date }
status-trial = Majaribio
status-overdue = Malipo yamechelewa
status-unpaid = Haujalipiwa
status-paused = Umesitishwa kwa muda
status-ends-on = Utaisha tarehe { $date }
status-ends = Utaisha hivi karibuni
status-ended-on = Uliisha tarehe { $date }
status-ended = Umeisha
status-note-incomplete = Malipo ya kwanza bado hayajafanywa.
status-note-overdue = Malipo ya mwisho hayakufaulu. Yalipe sasa, au tumia kadi nyingine, ambayo itatozwa mara moja.
status-note-unpaid = Malipo ya mwisho hayakufanywa. Usajili utaendelea mara tu yatakapolipwa.
status-note-paused = Hutozwi chochote wakati umesitishwa.
status-note-ends = Hadi wakati huo, hakuna kinachobadilika. Hutatozwa chochote zaidi.
portal-cancel-heading = Ungependa kughairi { $name }?
portal-cancel-trial-on = Usajili utaisha pamoja na majaribio, tarehe { $date }. Hadi wakati huo, hakuna kinachobadilika.
portal-cancel-on = Usajili utaisha tarehe { $date }, pamoja na kipindi kilicholipiwa. Hadi wakati huo, hakuna kinachobadilika.
portal-cancel-now = Usajili utaisha mara moja.
portal-cancel-charge = Hutatozwa chochote zaidi.
portal-cancel-trial = Hutatozwa chochote.
portal-keep = Endelea nao
portal-expired-heading = Kiungo hiki kimeisha muda
portal-expired-lead = Kwa usalama wako, hufanya kazi kwa muda mfupi tu. Kifungue tena kutoka kwa { $merchant }.
portal-expired-lead-unknown = Kwa usalama wako, hufanya kazi kwa muda mfupi tu. Kifungue tena kutoka dukani.

## The page of a payment link

link-continue = Endelea kulipa
link-open-amount = Utachagua kiasi kwenye ukurasa unaofuata.
link-inactive-heading = Kiungo hiki hakitumiki
link-inactive-lead = Hakuna kinachoweza kulipwa hapa kwa sasa. Muulize { $merchant } ikiwa ulitarajia kitu kingine.
link-sold-out-heading = Zimeisha
link-sold-out-lead = Vyote vilivyo kwenye kiungo hiki vimeuzwa, au mtu mwingine anavilipia sasa hivi. Muulize { $merchant } kama vitapatikana tena.

## What went wrong with a request

http-400 = Ombi hili si sahihi
http-400-lead = Rudi nyuma, pakia ukurasa upya na ujaribu tena.
http-403 = Fomu hii imetoka mahali pengine
http-403-lead = Kwa usalama wako, haikupokelewa. Fungua ukurasa wa malipo tena.
http-404 = Hakuna kitu hapa
http-404-lead = Kagua anwani, au liombe duka kiungo kipya cha malipo.
http-405 = Hili haliwezi kufanyika hapa
http-405-lead = Rudi kwenye ukurasa uliotoka.
http-413 = Hii ni kubwa mno
http-413-lead = Fupisha ulichoandika kisha ujaribu tena.
http-415 = Fomu hii ina muundo mwingine
http-415-lead = Fungua ukurasa wa malipo tena na uitume kutoka huko.
http-429 = Maombi ni mengi mno
http-429-lead = Subiri kidogo, kisha ujaribu tena.
http-500 = Kumetokea hitilafu upande wetu
http-500-lead = Ikiwa ulikuwa unalipa, usilipe tena: fungua ukurasa wa malipo, utakaoonyesha hali ya malipo yako.
problem-status = Hitilafu
problem-request = Ombi

## The server's own pages, and the demo shop

home-lead = Seva ya malipo inafanya kazi hapa.
home-version = Toleo
dashboard-heading = Dashibodi
demo-heading = Duka la majaribio
cancelled-heading = Malipo yameghairiwa
cancelled-lead = Hili ni duka la mfano. Duka halisi lingeonyesha kikapu chako hapa, ili uweze kujaribu tena.
codes-heading = Misimbo ya hitilafu
codes-lead = Kila msimbo ambao API inaweza kujibu nao, na maana yake.

## A slow or lost line, and the foot of the page

slow-title = Hii inachukua muda mrefu kuliko kawaida
slow-text = Huenda malipo yako bado yako njiani. Tafadhali acha ukurasa huu ukiwa wazi, au angalia hali ya malipo yako: hutatozwa mara mbili.
lost-title = Muunganisho umekatika
lost-text = Bado hatujui kama malipo yako yametufikia. Bonyeza kitufe tena, au angalia hali ya malipo yako: kwa vyovyote utatozwa mara moja tu.
look-again = Angalia malipo haya
support-link = Mawasiliano
terms-foot = Masharti
privacy-link = Faragha
