### हिन्दी (Hindi)

## Every page

broken = यह पेज नहीं दिखाया जा सका। कृपया इसे फिर से लोड करें।
powered = Kassa द्वारा संचालित
test-mode = टेस्ट मोड
error-title = गड़बड़ी: { $title }
language = भाषा
language-change = बदलें

## The left side of a payment page: what is paid

summary = आप किसके लिए पेमेंट कर रहे हैं
pay-merchant = { $merchant } को पेमेंट करें
order-merchant = { $merchant } पर आपका ऑर्डर
subscribe-to = { $what } का सब्सक्रिप्शन लें
pay-invoice = इनवॉइस { $number } का पेमेंट करें
card-for = { $what } के लिए कार्ड
for-period = { $from } – { $to } के लिए
due-today = आज देना है
expires = यह पेज { $time } पर बंद हो जाएगा
span = { $from } – { $to }

## Rows that repeat what is paid: a name before a value, such as "Merchant  Kofi's Shop"

row-merchant = मर्चेंट
row-amount = रकम
row-for = किसके लिए
row-card = कार्ड
row-today = आज दी गई रकम
row-free-until = इस तारीख तक मुफ़्त
row-later = इसके बाद

## The list of what is bought

lines = आपका ऑर्डर
more-lines = { $count } और आइटम दिखाएं
update = अपडेट करें
updated = अपडेट हो गया। कुल रकम { $amount } है।
changed-heading = कुल रकम बदल गई है
changed-lead = कृपया नई कुल रकम देखें और सहमत हों तो पेमेंट करें।
add = जोड़ें
remove = हटाएं
free = मुफ़्त

## What a line costs, under its name

price-unit-per = { $unit } प्रति { $label }
price-count-unit-per = { $count } × { $unit } प्रति { $label }
price-count-unit = { $count } × { $unit }
price-unit-each = { $unit } प्रति आइटम
price-every = { $every } पेमेंट
price-each-every = { $each }, { $every }
price-lasts = { $duration } के लिए
price-each-lasts = { $each }, { $duration } के लिए
price-part = { $of } में से { $days } दिन
price-each-part = { $each } · { $of } में से { $days } दिन

## How often and how long

every-day = { $count ->
    [one] हर दिन
   *[other] हर { $count } दिन में
}
every-week = { $count ->
    [one] हर हफ़्ते
   *[other] हर { $count } हफ़्ते में
}
every-month = { $count ->
    [one] हर महीने
   *[other] हर { $count } महीने में
}
every-year = { $count ->
    [one] हर साल
   *[other] हर { $count } साल में
}
duration-day = { $count } दिन
duration-week = { $count } हफ़्ते
duration-month = { $count } महीने
duration-year = { $count } साल

## The sums under the list

sum-subtotal = सबटोटल
sum-discount = डिस्काउंट: { $name }
sum-shipping = शिपिंग
sum-shipping-named = शिपिंग: { $name }
sum-tax-inclusive = { $name } { $percent }% शामिल
sum-tax = { $name } { $percent }%
sum-tax-by-address = टैक्स
tax-by-address = आपका पता मिलने के बाद जुड़ेगा
sum-adjustment = एडजस्टमेंट
sum-carried = आपके अगले इनवॉइस के लिए क्रेडिट
sum-total = कुल

## "How this total is made": every step of the arithmetic, on demand

explain = यह कुल रकम कैसे बनी
show-order = ऑर्डर दिखाएँ
hide-order = ऑर्डर छिपाएँ
explains-line-share = अवधि का हिस्सा: { $name }
explains-discount-share = डिस्काउंट का हिस्सा: { $name }
explains-tax-contained = कीमत में शामिल टैक्स: { $name }
explains-tax-share = इसमें से { $tax }: { $name }
explains-tax-added = { $name } पर { $tax }
rounded-half-up = नज़दीकी मान तक राउंड किया गया, आधा हो तो ऊपर
rounded-largest-remainder = इस तरह राउंड किया गया कि हिस्से मिलकर पूरी रकम बनें
rounded-capped = ज़्यादा से ज़्यादा उतना, जितने पर यह लागू है

## Promotion codes, and amounts that the buyer names

apply = लागू करें
applied = प्रोमो कोड
amount-open = अपनी रकम चुनें
amount-hint-between = { $least } से { $most } के बीच
amount-hint-least = { $least } या ज़्यादा

## The pay page

pay-title = { $merchant } को { $amount } का पेमेंट करें
pay-heading = पेमेंट की जानकारी
free-title = { $merchant } पर अपना ऑर्डर पूरा करें
pay-invoice-title = { $merchant } को इनवॉइस { $number } का पेमेंट करें
save-title = { $merchant } के लिए दूसरा कार्ड इस्तेमाल करें
methods = पेमेंट का तरीका
method-card = कार्ड
method-mobile-money = मोबाइल मनी
method-bank-transfer = बैंक ट्रांसफ़र
method-crypto = क्रिप्टो
method-note-card = क्रेडिट या डेबिट
method-note-mobile-money = अपने फ़ोन पर मंज़ूरी दें
method-note-bank-transfer = अपने बैंक के ऐप से
method-note-crypto = अपने वॉलेट से
elsewhere-card = अगले चरण में आप कार्ड की जानकारी डालेंगे या कोई दूसरा तरीका चुनेंगे। इस पेज को आपका कार्ड नंबर कभी नहीं दिखता।
elsewhere-mobile-money = अगले चरण में आप पेमेंट कन्फ़र्म करेंगे।
elsewhere-bank-transfer = जिस खाते में ट्रांसफ़र करना है, वह अगले चरण में दिखेगा।
elsewhere-crypto = अगले चरण में पेमेंट का एड्रेस और आपके वॉलेट के लिए कोड दिखेगा।
transfer-note = जिस खाते में ट्रांसफ़र करना है, वह अगले पेज पर दिखेगा। पैसा पहुंचते ही आपका ऑर्डर कन्फ़र्म हो जाएगा।

## The button of the pay page

submit-pay = पेमेंट करें
submit-pay-amount = { $amount } का पेमेंट करें
submit-book = बुक करें
submit-book-amount = बुक करें · { $amount }
submit-donate = डोनेट करें
submit-donate-amount = { $amount } डोनेट करें
submit-subscribe = सब्सक्राइब करें
submit-subscribe-amount = सब्सक्राइब करें · { $amount }
start-trial = ट्रायल शुरू करें
free-heading = आपकी जानकारी
free-submit = ऑर्डर पूरा करें
busy = प्रोसेस हो रहा है…

## The fields of the form

label-email = ईमेल
label-card-number = कार्ड नंबर
label-card-expiry = एक्सपायरी डेट
label-card-cvc = सिक्योरिटी कोड
label-card-name = कार्ड पर लिखा नाम
label-phone = मोबाइल मनी नंबर
label-method = पेमेंट का तरीका
label-code = कोड
label-name = पूरा नाम
label-contact-phone = फ़ोन नंबर
label-business-name = बिज़नेस का नाम
label-tax-id = टैक्स आईडी
label-custom-amount = आपकी रकम
label-promotion = प्रोमो कोड
label-shipping = शिपिंग का तरीका
label-terms = सेवा की शर्तें
label-quantity = मात्रा
label-country = देश या क्षेत्र
tax-id-kind = टैक्स आईडी का प्रकार
hint-phone = इसी फ़ोन पर आप पेमेंट को मंज़ूरी देंगे।
expiry-form = MM / YY
cvc-form = CVV
optional = (वैकल्पिक)
choose = चुनें…

## Addresses

shipping-heading = शिपिंग पता
billing-heading = बिलिंग पता
billing-same = बिलिंग पता और डिलीवरी पता एक ही है
address-name = पूरा नाम
address-line1 = पता
address-line2 = अपार्टमेंट, सुइट, मंज़िल
address-city = शहर
address-town = कस्बा या शहर
address-suburb = उपनगर
address-state = राज्य
address-province = प्रांत
address-region = क्षेत्र
address-prefecture = प्रीफ़ेक्चर
address-county = काउंटी
address-emirate = अमीरात
address-postal-code = पोस्टल कोड
address-zip = ज़िप कोड
address-postcode = पोस्टकोड
address-pin = पिन कोड
address-eircode = Eircode

## Shipping

shipping-options = शिपिंग का तरीका
shipping-today = आज
shipping-days = { $count } दिन
shipping-business-days = { $count } कामकाजी दिन
shipping-days-range = { $least }–{ $most } दिन
shipping-business-days-range = { $least }–{ $most } कामकाजी दिन

## More questions, and what the buyer agrees to

custom-heading = आपके ऑर्डर के बारे में और जानकारी
business-heading = बिज़नेस की जानकारी
terms-agree = मैं { $link } से सहमत हूं
terms-link = सेवा की शर्तों
terms-agree-unlinked = मैं सेवा की शर्तों से सहमत हूं
terms-read = शर्तें पढ़ें
new-tab = (नए टैब में खुलता है)
promotions-agree = मुझे ईमेल पर खबरें और ऑफ़र भेजें। मैं इन्हें कभी भी बंद कर सकता/सकती हूं।

## What comes later by itself: subscriptions

later-trial = { $date } तक मुफ़्त, फिर { $renews }
later-then = फिर { $renews }
later-once = सिर्फ़ एक बार पेमेंट। यह अपने आप खत्म हो जाएगा
renews = { $every } { $amount }
renews-from = { $from } से { $every } { $amount }
renews-discount = { $until } तक { $every } { $amount }, उसके बाद { $after }
renews-from-discount = { $from } से { $until } तक { $every } { $amount }, उसके बाद { $after }
renews-times = { $every } { $amount }, कुल { $count } पेमेंट
renews-from-times = { $from } से { $every } { $amount }, { $count } बार
renews-discount-times = { $until } तक { $every } { $amount }, उसके बाद { $after }, कुल { $count } पेमेंट
renews-from-discount-times = { $from } से { $until } तक { $every } { $amount }, उसके बाद { $after }, { $count } बार

## What the buyer allows by pressing the button; it stands over the button

mandate-save = यह कार्ड सेव करके आप { $merchant } को आगे के पेमेंट इसी कार्ड से लेने की अनुमति देते हैं, जब तक आप कैंसल न करें।
mandate-invoice = { $means ->
    [card] पेमेंट करके आप { $merchant } को आगे के पेमेंट भी इसी कार्ड से लेने की अनुमति देते हैं, जब तक आप कैंसल न करें।
   *[other] पेमेंट करके आप { $merchant } को आगे के पेमेंट भी इसी तरीके से लेने की अनुमति देते हैं, जब तक आप कैंसल न करें।
}
mandate-trial = { $means ->
    [card] ट्रायल शुरू करके आप { $merchant } को { $date } से इसी कार्ड से पेमेंट लेने की अनुमति देते हैं, जब तक आप कैंसल न करें। उस दिन से पहले कैंसल करने पर और कोई पैसा नहीं लिया जाएगा।
   *[other] ट्रायल शुरू करके आप { $merchant } को { $date } से इसी तरीके से पेमेंट लेने की अनुमति देते हैं, जब तक आप कैंसल न करें। उस दिन से पहले कैंसल करने पर और कोई पैसा नहीं लिया जाएगा।
}
mandate-trial-times = { $means ->
    [card] ट्रायल शुरू करके आप { $merchant } को { $date } से इसी कार्ड से पेमेंट लेने की अनुमति देते हैं, जब तक सारे पेमेंट (कुल { $count }) पूरे न हो जाएं या आप कैंसल न करें। उस दिन से पहले कैंसल करने पर और कोई पैसा नहीं लिया जाएगा।
   *[other] ट्रायल शुरू करके आप { $merchant } को { $date } से इसी तरीके से पेमेंट लेने की अनुमति देते हैं, जब तक सारे पेमेंट (कुल { $count }) पूरे न हो जाएं या आप कैंसल न करें। उस दिन से पहले कैंसल करने पर और कोई पैसा नहीं लिया जाएगा।
}
mandate-subscribe = { $means ->
    [card] सब्सक्राइब करके आप { $merchant } को आगे के पेमेंट इसी कार्ड से लेने की अनुमति देते हैं, जब तक आप कैंसल न करें।
   *[other] सब्सक्राइब करके आप { $merchant } को आगे के पेमेंट इसी तरीके से लेने की अनुमति देते हैं, जब तक आप कैंसल न करें।
}
mandate-subscribe-times = { $means ->
    [card] सब्सक्राइब करके आप { $merchant } को आगे के पेमेंट इसी कार्ड से लेने की अनुमति देते हैं, जब तक सारे पेमेंट (कुल { $count }) पूरे न हो जाएं या आप कैंसल न करें।
   *[other] सब्सक्राइब करके आप { $merchant } को आगे के पेमेंट इसी तरीके से लेने की अनुमति देते हैं, जब तक सारे पेमेंट (कुल { $count }) पूरे न हो जाएं या आप कैंसल न करें।
}
no-card = अभी कार्ड की ज़रूरत नहीं है।

## The page that saves another card for a subscription

save-heading = दूसरा कार्ड इस्तेमाल करें
keep-lead = यह कार्ड आगे के पेमेंट के लिए { $merchant } के पास सेव रहेगा। आज कोई पैसा नहीं लिया जाएगा।
save-lead = अब से { $merchant } इसी कार्ड से { $what } का पेमेंट लेगा। आज कोई पैसा नहीं लिया जाएगा।
save-lead-due = अब से { $merchant } इसी कार्ड से { $what } का पेमेंट लेगा, और बाकी इनवॉइस के { $due } तुरंत लेगा।
save-submit = कार्ड सेव करें
card-challenge-lead = { $bank } चाहता है कि आप कन्फ़र्म करें कि यह कार्ड आपका है।
card-challenge-confirm = कार्ड कन्फ़र्म करें
restart-card = दूसरा कार्ड इस्तेमाल करें

## The test numbers under the form, in test mode

hints = टेस्ट नंबर
hints-lead = इसमें असली पैसा नहीं कटता। आगे की कोई भी तारीख, कोई भी सिक्योरिटी कोड और कोई भी नाम डालें।
hint-succeeds = पेमेंट सफल
hint-declined = पेमेंट अस्वीकार
hint-funds = बैलेंस कम है
hint-expired = कार्ड एक्सपायर हो चुका है
hint-cvc = गलत सिक्योरिटी कोड
hint-bank = बैंक से पूछता है (3D Secure)
hint-approves = मंज़ूर होता है
hint-code = कोड मांगता है: 123456
hint-refuses = नामंज़ूर होता है

## What is wrong with a field, and what to do

errors = कृपया अपनी जानकारी जांचें
digits-only = सिर्फ़ अंक डालें।
problem-holds-card = यह कार्ड नंबर लगता है। कार्ड नंबर सिर्फ़ वहीं डालें जहां कार्ड मांगा गया है।
problem-email-missing = अपना ईमेल पता डालें।
problem-email-long = यह ईमेल पता बहुत लंबा है। छोटा पता इस्तेमाल करें।
problem-email = यह ईमेल पता पूरा नहीं है। यह ऐसा होना चाहिए: ama@example.com
problem-card-number-missing = अपने कार्ड पर लिखा लंबा नंबर डालें।
problem-card-number-mistyped = कार्ड नंबर गलत लिखा गया है। इसे अपने कार्ड से मिलाएं।
problem-card-number-test = यह टेस्ट मोड है। कोई टेस्ट नंबर डालें, असली कार्ड कभी नहीं।
problem-card-number-long = यह कार्ड नंबर बहुत लंबा है। इसे अपने कार्ड से मिलाएं।
problem-card-number = यह कार्ड नंबर पूरा नहीं है। इसे अपने कार्ड से मिलाएं।
problem-expiry-missing = अपने कार्ड की एक्सपायरी डेट डालें।
problem-expiry-past = यह तारीख बीत चुकी है। इसे जांचें या दूसरा कार्ड इस्तेमाल करें।
problem-expiry = एक्सपायरी डेट महीने और साल में डालें, जैसे 08 / 29।
problem-cvc-missing = अपने कार्ड का सिक्योरिटी कोड डालें।
problem-cvc = सिक्योरिटी कोड में 3 अंक होते हैं, American Express कार्ड पर 4।
problem-card-name-missing = नाम वैसे ही डालें जैसे आपके कार्ड पर छपा है।
problem-card-name-long = यह नाम बहुत लंबा है। नाम वैसे ही डालें जैसे आपके कार्ड पर छपा है।
problem-card-name = नाम अक्षरों में वैसे ही डालें जैसे कार्ड पर छपा है।
problem-phone-missing = अपना मोबाइल मनी नंबर डालें।
problem-phone-provider = इस नंबर का मोबाइल नेटवर्क हमें नहीं मिला। पहले तीन अंक जांचें।
problem-phone-test = यह टेस्ट मोड है। कोई टेस्ट फ़ोन नंबर डालें।
problem-phone = यह फ़ोन नंबर पूरा नहीं है। यह ऐसा होना चाहिए: 024 412 3456
problem-method = पेमेंट का तरीका चुनें।
problem-code-missing = आपके फ़ोन पर भेजा गया कोड डालें।
problem-code-wrong = यह कोड सही नहीं है। अपने फ़ोन पर मैसेज देखें और फिर से कोशिश करें।
problem-code-expired = यह कोड अब मान्य नहीं है। पेमेंट का दूसरा तरीका चुनें या फिर से शुरू करें।
problem-code = कोड में सिर्फ़ अंक होते हैं। इसे वैसे ही डालें जैसे आपके फ़ोन पर आया है।
problem-promotion-missing = पहले प्रोमो कोड डालें।
problem-promotion-expired = यह प्रोमो कोड एक्सपायर हो चुका है।
problem-promotion-used = यह प्रोमो कोड जितनी बार इस्तेमाल हो सकता था, हो चुका है।
problem-promotion-small = इस प्रोमो कोड के लिए आपके ऑर्डर की रकम कम है।
problem-promotion-other = यह प्रोमो कोड इस ऑर्डर के लिए नहीं है।
problem-promotion = यह प्रोमो कोड मान्य नहीं है। स्पेलिंग जांचें; हो सकता है ऑफ़र खत्म हो गया हो।
problem-amount-missing = जितनी रकम देना चाहते हैं, वह डालें।
problem-amount-small = यह रकम बहुत कम है। इससे ज़्यादा रकम डालें।
problem-amount-large = यह रकम बहुत ज़्यादा है। इससे कम रकम डालें।
problem-amount-fine = इस रकम में दशमलव के बाद ज़रूरत से ज़्यादा अंक हैं। इसे राउंड करें, जैसे दो अंकों तक।
problem-amount = रकम अंकों में डालें, जैसे फ़ील्ड के नीचे लिखी है।
problem-amount-least = यह रकम बहुत कम है। कम से कम { $bound } डालें।
problem-amount-most = यह रकम बहुत ज़्यादा है। ज़्यादा से ज़्यादा { $bound } डालें।
problem-quantity-small = यह मात्रा बहुत कम है। ज़्यादा मात्रा चुनें।
problem-quantity-large = यह मात्रा बहुत ज़्यादा है। कम मात्रा चुनें।
problem-quantity-fine = इस मात्रा से कुल रकम में दशमलव के बाद ज़रूरत से ज़्यादा अंक आते हैं। दूसरी मात्रा चुनें।
problem-quantity = मात्रा पूर्ण संख्या में डालें।
problem-quantity-least = यह मात्रा बहुत कम है। कम से कम { $bound } चुनें।
problem-quantity-most = यह मात्रा बहुत ज़्यादा है। ज़्यादा से ज़्यादा { $bound } चुनें।
problem-country-other = यह देश नहीं चुना जा सकता। कोई दूसरा देश चुनें।
problem-country = देश चुनें।
problem-address-long = यह बहुत लंबा है। इसे छोटा करके लिखें।
problem-address-name = पूरा नाम डालें।
problem-address-line1 = सड़क और मकान नंबर डालें।
problem-address-line2 = अपार्टमेंट, सुइट या मंज़िल डालें।
problem-address-city = कस्बा या शहर डालें।
problem-address-state-missing = राज्य, प्रांत या क्षेत्र डालें या चुनें।
problem-address-state = इस देश का कोई राज्य, प्रांत या क्षेत्र चुनें।
problem-address-postal-missing = पोस्टल कोड डालें।
problem-address-postal = यह पोस्टल कोड चुने गए देश से मेल नहीं खाता। दोनों जांचें।
problem-name-missing = अपना पूरा नाम डालें।
problem-contact-phone-missing = अपना फ़ोन नंबर डालें।
problem-contact-phone-long = यह फ़ोन नंबर बहुत लंबा है। इसे जांचें।
problem-contact-phone = यह फ़ोन नंबर पूरा नहीं है। यह + और देश के कोड से शुरू हो सकता है।
problem-business-missing = अपने बिज़नेस का नाम डालें।
problem-tax-id-missing = अपनी टैक्स आईडी डालें।
problem-tax-id-type = अपनी टैक्स आईडी का प्रकार चुनें।
problem-tax-id = यह टैक्स आईडी अपने प्रकार से मेल नहीं खाती। दोनों जांचें।
problem-shipping = चुनें कि आपका ऑर्डर कैसे भेजा जाए।
problem-terms = आगे बढ़ने के लिए शर्तों से सहमति दें।
problem-long = यह बहुत लंबा है। कम अक्षर इस्तेमाल करें।
problem-short = यह बहुत छोटा है। ज़्यादा अक्षर इस्तेमाल करें।
problem-choice = सूची में से कोई एक जवाब चुनें।
problem-missing = कृपया इस सवाल का जवाब दें।
problem-other = कृपया यह जवाब जांचें।

## Why the last try to pay did not go through: a heading, and what to do

notice-declined = पेमेंट अस्वीकार हो गया
notice-declined-lead = दूसरा कार्ड या पेमेंट का दूसरा तरीका आज़माएं, या अपने बैंक या प्रोवाइडर से कारण पूछें।
notice-funds = खाते में पर्याप्त बैलेंस नहीं है
notice-funds-lead = पहले पैसे जोड़ें, या दूसरा कार्ड या पेमेंट का दूसरा तरीका इस्तेमाल करें।
notice-expired = यह कार्ड एक्सपायर हो चुका है
notice-expired-lead = एक्सपायरी डेट जांचें या दूसरा कार्ड इस्तेमाल करें।
notice-cvc = सिक्योरिटी कोड सही नहीं है
notice-cvc-lead = कार्ड पर छपे 3 या 4 अंक फिर से डालें।
notice-bank = आपका बैंक आपकी पहचान की पुष्टि नहीं कर सका
notice-bank-lead = फिर से कोशिश करें और अपने बैंक के साथ कन्फ़र्म करें, या दूसरे तरीके से पेमेंट करें।
notice-fault = पेमेंट नहीं हो पाया
notice-fault-lead = पेमेंट प्रोवाइडर के यहां कोई गड़बड़ी हुई। थोड़ी देर में फिर से कोशिश करें या दूसरे तरीके से पेमेंट करें।
notice-card = कार्ड अस्वीकार हो गया
notice-card-lead = दूसरा कार्ड इस्तेमाल करें या अपने बैंक से पूछें।
notice-not-confirmed = आपके फ़ोन पर पेमेंट को मंज़ूरी नहीं मिली
notice-not-confirmed-lead = रिक्वेस्ट नामंज़ूर की गई या समय पर जवाब नहीं मिला। फिर से कोशिश करके मंज़ूरी दें, या दूसरे तरीके से पेमेंट करें।
notice-not-charged = पेमेंट प्रोवाइडर तक नहीं पहुंचा
notice-not-charged-lead = कोई पैसा नहीं लिया गया। कृपया फिर से कोशिश करें या दूसरे तरीके से पेमेंट करें।
notice-abandoned = पेमेंट का तरीका चुनें
notice-abandoned-lead = अगर पिछली कोशिश की रिक्वेस्ट अब भी आपके फ़ोन या बैंक के ऐप में है, तो उसे मंज़ूरी न दें।
notice-tries = बहुत ज़्यादा कोशिशें हुईं
notice-tries-lead = कुछ मिनट रुकें, फिर दोबारा कोशिश करें या दूसरे तरीके से पेमेंट करें।
notice-total = कुल रकम बदल गई है
notice-total-lead = कोई पैसा नहीं लिया गया। कृपया नई कुल रकम देखें और सहमत हों तो पेमेंट करें।
notice-discount = डिस्काउंट अब उपलब्ध नहीं है
notice-discount-lead = कोई पैसा नहीं लिया गया। कृपया नई कुल रकम देखें और सहमत हों तो पेमेंट करें।
notice-order-busy = इस ऑर्डर का पेमेंट किसी दूसरे पेज पर चल रहा है
notice-order-busy-lead = उसे वहीं पूरा करें, या कुछ मिनट रुककर यहां फिर से कोशिश करें। इससे आप दो बार पेमेंट नहीं करेंगे।

## The same where a card is only saved, and nothing is paid

save-declined = कार्ड अस्वीकार हो गया
save-declined-lead = दूसरा कार्ड आज़माएं या अपने बैंक से कारण पूछें।
save-bank = आपका बैंक आपकी पहचान की पुष्टि नहीं कर सका
save-bank-lead = फिर से कोशिश करें और अपने बैंक के साथ कन्फ़र्म करें, या दूसरा कार्ड इस्तेमाल करें।
save-fault = कार्ड सेव नहीं हो सका
save-fault-lead = पेमेंट प्रोवाइडर के यहां कोई गड़बड़ी हुई। थोड़ी देर में फिर से कोशिश करें या दूसरा कार्ड इस्तेमाल करें।
save-not-reached = कार्ड सेव नहीं हो सका
save-not-reached-lead = कार्ड की जानकारी प्रोवाइडर तक नहीं पहुंची। कृपया फिर से कोशिश करें।
save-abandoned = दूसरा कार्ड चुनें
save-abandoned-lead = आपने पहले जो कार्ड डाला था, वह सेव नहीं हुआ।
save-tries = बहुत ज़्यादा कोशिशें हुईं
save-tries-lead = कुछ मिनट रुकें, फिर दोबारा कोशिश करें या दूसरा कार्ड इस्तेमाल करें।

## Ways out, on many pages

cancel = कैंसल करके { $merchant } पर लौटें
back = { $merchant } पर लौटें
restart = पेमेंट का दूसरा तरीका चुनें

## The page with a provider's own fields for a card

provider-heading = पेमेंट की जानकारी डालें
provider-lead = आपकी जानकारी एन्क्रिप्ट होकर सीधे { $provider } को जाती है।
provider-submit = { $amount } का पेमेंट करें
provider-failed = यह नहीं हो पाया। फिर से कोशिश करें या पेमेंट का दूसरा तरीका चुनें।
provider-noscript = यहां कार्ड डालने के लिए JavaScript ज़रूरी है। इसके बिना आगे बढ़ने के लिए नीचे पेमेंट का दूसरा तरीका चुनें।

## The page while the buyer pays on a provider's page

away-heading = अपना पेमेंट पूरा करें
away-lead = { $provider } के सुरक्षित पेज पर { $amount } का पेमेंट करें। उसके बाद आप यहां लौट आएंगे।
away-go = { $provider } पर जाएं
away-waiting = आपके पेमेंट का इंतज़ार है। यह पेज अपने आप अपडेट होता है।
away-note = अगर आप वहां पेमेंट कर चुके हैं, तो यहीं इंतज़ार करें। दूसरे तरीके से पेमेंट करने पर पैसा दो बार कट सकता है; दूसरा पेमेंट लौटा दिया जाएगा।

## The page with an address for a payment in tokens (crypto)

chain-heading = अपने वॉलेट से पेमेंट करें
chain-lead = { $network } पर इस एड्रेस पर ठीक { $amount } भेजें।
chain-enough-heading = आपका पेमेंट रास्ते में है
chain-enough-lead = अब कुछ और नहीं भेजना है। नेटवर्क के कन्फ़र्म करते ही पेमेंट पूरा हो जाएगा।
chain-amount = रकम
chain-address = एड्रेस
chain-network = नेटवर्क
chain-token = टोकन
chain-contract = कॉन्ट्रैक्ट
chain-code = आपके वॉलेट के लिए कोड, जिसमें टोकन, एड्रेस और रकम है
chain-open = वॉलेट में खोलें
chain-only = सिर्फ़ { $token } भेजें, और सिर्फ़ { $network } पर। इस एड्रेस पर भेजी गई कोई और चीज़ यहां नहीं दिखेगी।
chain-received = { $amount } { $token } मिल गए। पेमेंट पूरा करने के लिए बाकी रकम इसी एड्रेस पर भेजें।
chain-seen = { $count ->
    [one] { $amount } { $token } रास्ते में हैं: कन्फ़र्म होने में { $count } ब्लॉक और लगेगा।
   *[other] { $amount } { $token } रास्ते में हैं: कन्फ़र्म होने में { $count } ब्लॉक और लगेंगे।
}
chain-waiting = आपके पेमेंट का इंतज़ार है। यह पेज अपने आप अपडेट होता है।
chain-warning = अगर आप पेमेंट भेज चुके हैं, तो यहीं इंतज़ार करें। दूसरे पेमेंट के बाद जो रकम आएगी, उसे स्टोर को मैन्युअल रूप से लौटाना पड़ेगा।

## The page on which a bank asks (3D Secure)

challenge-heading = अपने बैंक के साथ कन्फ़र्म करें
challenge-lead = { $bank } चाहता है कि आप कन्फ़र्म करें कि यह पेमेंट आपका है।
challenge-confirm = पेमेंट कन्फ़र्म करें
challenge-reject = अस्वीकार करें

## The page for a code from a text message

code-heading = अपना कोड डालें
code-lead = { $provider } ने { $phone } पर एक कोड भेजा है।
code-button = कोड कन्फ़र्म करें

## The page while the buyer approves on the phone

prompt-heading = अपने फ़ोन पर मंज़ूरी दें
prompt-lead = { $provider } ने { $phone } पर पेमेंट रिक्वेस्ट भेजी है।
prompt-step-open = अपने फ़ोन पर पेमेंट रिक्वेस्ट खोलें।
prompt-step-check = देख लें कि उसमें { $merchant } के लिए { $amount } लिखा है।
prompt-step-pin = मंज़ूरी देने के लिए अपना मोबाइल मनी पिन डालें। अपना पिन किसी वेबसाइट पर कभी न डालें।
prompt-waiting = आपकी मंज़ूरी का इंतज़ार है। यह पेज अपने आप अपडेट होता है।
prompt-note = अगर आप इस पेमेंट को मंज़ूरी दे चुके हैं, तो यहीं इंतज़ार करें। दूसरे तरीके से पेमेंट करने पर पैसा दो बार कट सकता है।

## The page with the account for a bank transfer

transfer-heading = बैंक ट्रांसफ़र करें
transfer-lead = इस खाते में ठीक { $amount } ट्रांसफ़र करें।
transfer-bank = बैंक
transfer-account = खाता नंबर
transfer-reference = रेफ़रेंस
transfer-exact = ठीक यही रकम और रेफ़रेंस डालें। इनके बिना हम ट्रांसफ़र को आपके ऑर्डर से नहीं जोड़ पाएंगे।
transfer-waiting = आपके ट्रांसफ़र का इंतज़ार है। यह पेज अपने आप अपडेट होता है।
transfer-warning = अगर आप ट्रांसफ़र कर चुके हैं, तो यहीं इंतज़ार करें। दूसरे तरीके से पेमेंट करने का मतलब दो बार पेमेंट करना है।
copy = कॉपी करें: { $row }
copy-short = कॉपी करें
copied = कॉपी हो गया

## How a payment ended

processing-heading = आपका पेमेंट कन्फ़र्म हो रहा है
processing-lead = हमें पेमेंट प्रोवाइडर के जवाब का इंतज़ार है। कृपया दोबारा पेमेंट न करें। यह पेज अपने आप अपडेट होता है।
paid-heading = पेमेंट पूरा हुआ
paid-lead = धन्यवाद। { $merchant } को आपका पेमेंट हो गया।
paid-close = अब आप यह पेज बंद कर सकते हैं।
paid-moves-on = यह पेज आपको थोड़ी देर में { $merchant } पर वापस ले जाएगा।
ordered-heading = ऑर्डर पूरा हुआ
ordered-lead = धन्यवाद। { $merchant } पर आपका ऑर्डर पूरा हो गया है और कोई पेमेंट नहीं करना है।
expired-heading = यह पेमेंट पेज एक्सपायर हो चुका है
expired-lead = अब यहां पेमेंट नहीं हो सकता। फिर से खरीदने के लिए { $merchant } से शुरू करें। अगर आपको लगता है कि आप पेमेंट कर चुके हैं, तो पहले { $merchant } से पूछें।
paid-elsewhere-heading = इस ऑर्डर का पेमेंट पहले ही हो चुका है
paid-elsewhere-lead = { $merchant } को इसका पेमेंट दूसरे पेज पर हुआ है। यहां अब कुछ नहीं देना है।
locked-heading = बहुत ज़्यादा असफल कोशिशें
locked-lead = आपकी सुरक्षा के लिए यह पेज अब और कोशिशें नहीं लेता। फिर से कोशिश करने के लिए { $merchant } पर लौटें और नया पेमेंट शुरू करें।
unavailable-heading = यह पेमेंट अभी नहीं लिया जा सकता
unavailable-lead = इसके लिए कोई पेमेंट प्रोवाइडर उपलब्ध नहीं है। कृपया बाद में फिर से कोशिश करें, या { $merchant } से पेमेंट का दूसरा तरीका पूछें।

## The same for a subscription

subscribed-heading = आपने सब्सक्राइब कर लिया है
subscribed-lead = धन्यवाद। { $merchant } पर आपका सब्सक्रिप्शन शुरू हो गया है।
trial-started-heading = आपका ट्रायल शुरू हो गया
trial-started-lead = धन्यवाद। { $merchant } पर आपका सब्सक्रिप्शन ट्रायल से शुरू होता है।
subscribe-expired-heading = यह पेज एक्सपायर हो चुका है
subscribe-expired-lead = अब यहां सब्सक्राइब नहीं किया जा सकता। सब्सक्राइब करने के लिए { $merchant } से फिर शुरू करें। अगर आपको लगता है कि आप सब्सक्राइब कर चुके हैं, तो पहले { $merchant } से पूछें।
subscribe-elsewhere-heading = यह सब्सक्रिप्शन पहले ही शुरू हो चुका है
subscribe-elsewhere-lead = { $merchant } पर यह दूसरे पेज से शुरू हुआ। यहां और कुछ नहीं करना है।
subscribe-locked-lead = आपकी सुरक्षा के लिए यह पेज अब और कोशिशें नहीं लेता। फिर से कोशिश करने के लिए { $merchant } पर लौटें और वहां से सब्सक्राइब करें।
subscribe-unavailable-heading = अभी सब्सक्राइब नहीं किया जा सकता
subscribe-unavailable-lead = इसके लिए कोई पेमेंट प्रोवाइडर उपलब्ध नहीं है। कृपया बाद में फिर से कोशिश करें या { $merchant } से पूछें।

## The same for an invoice

invoice-done-heading = इनवॉइस { $number } का पेमेंट हो गया
invoice-expired-heading = इनवॉइस { $number } का पेमेंट अब यहां नहीं हो सकता
invoice-expired-lead = हो सकता है इसका पेमेंट हो चुका हो या इसे वापस ले लिया गया हो। { $merchant } से पूछें कि कुछ करना बाकी है या नहीं।
invoice-elsewhere-heading = इनवॉइस { $number } का पेमेंट पहले ही हो चुका है
invoice-locked-lead = आपकी सुरक्षा के लिए यह पेज अब और कोशिशें नहीं लेता। { $merchant } से पूछें कि इनवॉइस { $number } का पेमेंट कैसे करें।

## The same for a card that is saved

saving-heading = आपका कार्ड सेव हो रहा है
saving-lead = हमें आपके बैंक के जवाब का इंतज़ार है। कृपया कार्ड दोबारा न डालें। यह पेज अपने आप अपडेट होता है।
saved-heading = आपका कार्ड सेव हो गया
kept-lead = यह आगे के पेमेंट के लिए { $merchant } के पास सेव है।
saved-lead = { $merchant } अब से इसी कार्ड से { $what } का पेमेंट लेगा।
save-expired-heading = यह पेज एक्सपायर हो चुका है
save-expired-lead = अब यहां कार्ड सेव नहीं किया जा सकता। दूसरा कार्ड इस्तेमाल करने के लिए { $merchant } से फिर शुरू करें।
saved-elsewhere-heading = कार्ड पहले ही सेव हो चुका है
kept-elsewhere-lead = यह दूसरे पेज पर सेव हुआ। यह आगे के पेमेंट के लिए { $merchant } के पास सेव है।
saved-elsewhere-lead = यह दूसरे पेज पर सेव हुआ। { $merchant } अब से उसी कार्ड से { $what } का पेमेंट लेगा।
save-locked-lead = आपकी सुरक्षा के लिए यह पेज अब और कार्ड नहीं लेता। फिर से कोशिश करने के लिए { $merchant } से फिर शुरू करें।
save-unavailable-heading = कार्ड अभी सेव नहीं किया जा सकता
save-unavailable-lead = इसके लिए कोई पेमेंट प्रोवाइडर उपलब्ध नहीं है। कृपया बाद में फिर से कोशिश करें या { $merchant } से पूछें।

## The receipt of one payment

receipt = रसीद
receipt-title = { $seller } की रसीद
receipt-number = पेमेंट नंबर
receipt-short = रसीद संख्या
receipt-refunded = रिफ़ंड
receipt-test = टेस्ट मोड: कोई पैसा नहीं लिया गया, और यह किसी असली पेमेंट की रसीद नहीं है।
receipt-proof = यह रसीद डिजिटल हस्ताक्षर के साथ भी उपलब्ध है, जिसे कोई भी हमसे पूछे बिना जांच सकता है।
receipt-signed = हस्ताक्षरित रसीद
receipt-link = रसीद देखें

## The printable invoice

invoice = इनवॉइस
invoice-title = { $seller } का इनवॉइस { $number }
invoice-test = टेस्ट मोड: यह असली इनवॉइस नहीं है।
invoice-status-open = बाकी
invoice-status-paid = पेमेंट हो गया
invoice-status-void = रद्द
invoice-status-uncollectible = वसूली संभव नहीं
invoice-lead-due-by = { $date } तक { $amount } देने हैं
invoice-lead-due = { $amount } देने हैं
invoice-lead-paid-on = { $date } को { $amount } का पेमेंट हुआ
invoice-lead-paid = { $amount } का पेमेंट हुआ
invoice-lead-void = रद्द: कुछ नहीं देना है
invoice-lead-uncollectible = { $amount } का पेमेंट नहीं हुआ
invoice-number = इनवॉइस नंबर
invoice-issued = जारी होने की तारीख
invoice-paid-on = पेमेंट की तारीख
invoice-due-by = अंतिम तारीख
invoice-period = अवधि
invoice-paid-with = पेमेंट का तरीका
invoice-seller = विक्रेता
invoice-buyer = ग्राहक
tax-id = टैक्स आईडी: { $number }
invoice-paid = दी गई रकम
invoice-due = देय रकम
invoice-pay = इस इनवॉइस का पेमेंट करें
invoice-print-lead = कॉपी रखने के लिए यह पेज प्रिंट करें या PDF में सेव करें।
print = प्रिंट करें
go-back = वापस जाएं

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = { $merchant } पर आपके सब्सक्रिप्शन
portal-heading = आपके सब्सक्रिप्शन
portal-none = यहां आपका कोई सब्सक्रिप्शन नहीं है।
portal-price = { $every } { $amount }
portal-next = अगला पेमेंट
portal-next-on = { $date } को { $amount }
portal-card = इससे पेमेंट होगा
portal-pay = अभी पेमेंट करें
portal-cancel = सब्सक्रिप्शन कैंसल करें
portal-resume = सब्सक्रिप्शन जारी रखें
portal-change-card = दूसरा कार्ड इस्तेमाल करें
portal-receipts = इनवॉइस
portal-no-receipts = अभी तक कोई इनवॉइस नहीं है।
portal-ends-on = { $name } सब्सक्रिप्शन { $date } को खत्म होगा।
portal-ends = { $name } सब्सक्रिप्शन खत्म हो जाएगा।
portal-ended = { $name } सब्सक्रिप्शन खत्म हो गया है। अब और कोई पैसा नहीं लिया जाएगा।
portal-goes-on = { $name } सब्सक्रिप्शन जारी रहेगा।
portal-card-changed = आपका कार्ड बदल दिया गया।
portal-unchanged = कुछ नहीं बदला गया, क्योंकि इस बीच कुछ और बदल गया था। कृपया फिर से देखें।
status-incomplete = अभी शुरू नहीं हुआ
status-active = चालू
status-trial-until = { $date } तक ट्रायल
status-trial = ट्रायल
status-overdue = पेमेंट बकाया
status-unpaid = पेमेंट नहीं हुआ
status-paused = रुका हुआ
status-ends-on = { $date } को खत्म होगा
status-ends = जल्द खत्म होगा
status-ended-on = { $date } को खत्म हुआ
status-ended = खत्म
status-note-incomplete = पहला पेमेंट अभी बाकी है।
status-note-overdue = पिछला पेमेंट नहीं हो पाया। अभी पेमेंट करें, या दूसरा कार्ड इस्तेमाल करें, जिससे पैसा तुरंत लिया जाएगा।
status-note-unpaid = पिछला पेमेंट कभी नहीं हुआ। पेमेंट होते ही सब्सक्रिप्शन जारी हो जाएगा।
status-note-paused = रुके रहने तक कोई पैसा नहीं लिया जाएगा।
status-note-ends = तब तक सब कुछ वैसा ही रहेगा। अब और कोई पैसा नहीं लिया जाएगा।
portal-cancel-heading = { $name } कैंसल करें?
portal-cancel-trial-on = यह ट्रायल के साथ { $date } को खत्म होगा। तब तक सब कुछ वैसा ही रहेगा।
portal-cancel-on = जिस अवधि का पेमेंट हो चुका है, उसके साथ यह { $date } को खत्म होगा। तब तक सब कुछ वैसा ही रहेगा।
portal-cancel-now = यह तुरंत खत्म हो जाएगा।
portal-cancel-charge = इसके लिए अब और कोई पैसा नहीं लिया जाएगा।
portal-cancel-trial = इसके लिए कोई पैसा नहीं लिया जाएगा।
portal-keep = जारी रखें
portal-expired-heading = यह लिंक एक्सपायर हो चुका है
portal-expired-lead = आपकी सुरक्षा के लिए यह थोड़े समय ही काम करता है। इसे { $merchant } से फिर खोलें।
portal-expired-lead-unknown = आपकी सुरक्षा के लिए यह थोड़े समय ही काम करता है। इसे स्टोर की वेबसाइट से फिर खोलें।

## The page of a payment link

link-continue = पेमेंट के लिए आगे बढ़ें
link-open-amount = रकम आप अगले पेज पर चुनेंगे।
link-inactive-heading = यह लिंक चालू नहीं है
link-inactive-lead = अभी यहां कोई पेमेंट नहीं हो सकता। अगर आपको कुछ और उम्मीद थी, तो { $merchant } से पूछें।
link-sold-out-heading = सब बिक गया
link-sold-out-lead = इस लिंक का सब कुछ बिक चुका है, या कोई और अभी उसका पेमेंट कर रहा है। { $merchant } से पूछें कि और मिलेगा या नहीं।

## What went wrong with a request: heading and sentence

http-400 = यह रिक्वेस्ट सही नहीं है
http-400-lead = वापस जाएं, पेज फिर से लोड करें और एक बार फिर कोशिश करें।
http-403 = यह फ़ॉर्म कहीं और से आया है
http-403-lead = आपकी सुरक्षा के लिए इसे नहीं लिया गया। पेमेंट पेज फिर से खोलें।
http-404 = यहां कुछ नहीं है
http-404-lead = पता जांचें, या स्टोर से नया पेमेंट लिंक मांगें।
http-405 = यह यहां नहीं किया जा सकता
http-405-lead = जिस पेज से आप आए थे, उस पर वापस जाएं।
http-413 = यह बहुत बड़ा है
http-413-lead = जो लिखा है उसे छोटा करें और फिर कोशिश करें।
http-415 = यह फ़ॉर्म सही रूप में नहीं है
http-415-lead = पेमेंट पेज फिर से खोलें और फ़ॉर्म वहीं से भेजें।
http-429 = बहुत ज़्यादा रिक्वेस्ट
http-429-lead = थोड़ा रुकें, फिर दोबारा कोशिश करें।
http-500 = हमारी तरफ़ से कोई गड़बड़ी हुई
http-500-lead = अगर आप पेमेंट कर रहे थे, तो दोबारा पेमेंट न करें: पेमेंट पेज खोलें, वहां आपके पेमेंट की स्थिति दिखेगी।
problem-status = गड़बड़ी
problem-request = रिक्वेस्ट

## The server's own pages, and the demo shop

home-lead = यहां एक चेकआउट सर्वर चल रहा है।
home-version = वर्शन
dashboard-heading = डैशबोर्ड
demo-heading = डेमो दुकान
cancelled-heading = पेमेंट कैंसल हो गया
cancelled-lead = यह डेमो स्टोर है। असली स्टोर यहां आपका कार्ट दिखाएगा, ताकि आप फिर से कोशिश कर सकें।
codes-heading = एरर कोड
codes-lead = API जो भी कोड दे सकता है, वे सब और उनके मतलब।

## A slow or lost line, and the foot of the page

slow-title = इसमें सामान्य से ज़्यादा समय लग रहा है
slow-text = हो सकता है कि आपका पेमेंट अभी रास्ते में हो। कृपया यह पेज खुला रखें या अपने पेमेंट की स्थिति देखें: पैसा दो बार नहीं कटेगा।
lost-title = कनेक्शन टूट गया
lost-text = हमें अभी नहीं पता कि आपका पेमेंट हम तक पहुंचा या नहीं। बटन फिर से दबाएं या अपने पेमेंट की स्थिति देखें: दोनों ही सूरतों में पैसा सिर्फ़ एक बार कटेगा।
look-again = इस पेमेंट की स्थिति देखें
support-link = संपर्क
terms-foot = शर्तें
privacy-link = प्राइवेसी
