### العربية (Arabic)

## Every page

broken = تعذّر عرض هذه الصفحة. يُرجى إعادة تحميلها.
powered = مدعوم من Kassa
test-mode = وضع الاختبار
error-title = خطأ: { $title }
language = اللغة
language-change = تغيير

## The left side of a payment page: what is paid

summary = ما تدفع مقابله
pay-merchant = ادفع إلى { $merchant }
order-merchant = طلبك لدى { $merchant }
subscribe-to = اشترك في { $what }
pay-invoice = ادفع الفاتورة { $number }
card-for = بطاقة الدفع لاشتراك { $what }
for-period = عن الفترة من { $from } إلى { $to }
due-today = مستحق اليوم
expires = تُغلق هذه الصفحة في { $time }
span = { $from } – { $to }

## Rows that repeat what is paid: a name before a value, such as "Merchant  Kofi's Shop"

row-merchant = التاجر
row-amount = المبلغ
row-for = مقابل
row-card = البطاقة
row-today = المدفوع اليوم
row-free-until = مجانًا حتى
row-later = بعد ذلك

## The list of what is bought

lines = طلبك
more-lines = { $count ->
    [zero] عرض { $count } منتج آخر
    [one] عرض منتج آخر
    [two] عرض منتجين آخرين
    [few] عرض { $count } منتجات أخرى
    [many] عرض { $count } منتجًا آخر
   *[other] عرض { $count } منتج آخر
}
update = تحديث
updated = تم التحديث. الإجمالي الآن { $amount }
changed-heading = تغيّر الإجمالي
changed-lead = يُرجى مراجعة الإجمالي الجديد، ثم الدفع إذا كان مناسبًا لك.
add = إضافة
remove = إزالة
free = مجانًا

## What a line costs, under its name

price-unit-per = { $unit } لكل { $label }
price-count-unit-per = { $count } × { $unit } لكل { $label }
price-count-unit = { $count } × { $unit }
price-unit-each = { $unit } للوحدة
price-every = يُحصَّل { $every }
price-each-every = { $each }، { $every }
price-lasts = لمدة { $duration }
price-each-lasts = { $each }، لمدة { $duration }
price-part = { $of ->
    [zero] { $days } من أصل { $of } يوم
    [one] { $days } من أصل يوم واحد
    [two] { $days } من أصل يومين
    [few] { $days } من أصل { $of } أيام
    [many] { $days } من أصل { $of } يومًا
   *[other] { $days } من أصل { $of } يوم
}
price-each-part = { $of ->
    [zero] { $each } · { $days } من أصل { $of } يوم
    [one] { $each } · { $days } من أصل يوم واحد
    [two] { $each } · { $days } من أصل يومين
    [few] { $each } · { $days } من أصل { $of } أيام
    [many] { $each } · { $days } من أصل { $of } يومًا
   *[other] { $each } · { $days } من أصل { $of } يوم
}

## How often and how long

every-day = { $count ->
    [zero] كل { $count } يوم
    [one] يوميًا
    [two] كل يومين
    [few] كل { $count } أيام
    [many] كل { $count } يومًا
   *[other] كل { $count } يوم
}
every-week = { $count ->
    [zero] كل { $count } أسبوع
    [one] أسبوعيًا
    [two] كل أسبوعين
    [few] كل { $count } أسابيع
    [many] كل { $count } أسبوعًا
   *[other] كل { $count } أسبوع
}
every-month = { $count ->
    [zero] كل { $count } شهر
    [one] شهريًا
    [two] كل شهرين
    [few] كل { $count } أشهر
    [many] كل { $count } شهرًا
   *[other] كل { $count } شهر
}
every-year = { $count ->
    [zero] كل { $count } سنة
    [one] سنويًا
    [two] كل سنتين
    [few] كل { $count } سنوات
    [many] كل { $count } سنة
   *[other] كل { $count } سنة
}
duration-day = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
duration-week = { $count ->
    [zero] { $count } أسبوع
    [one] أسبوع واحد
    [two] أسبوعين
    [few] { $count } أسابيع
    [many] { $count } أسبوعًا
   *[other] { $count } أسبوع
}
duration-month = { $count ->
    [zero] { $count } شهر
    [one] شهر واحد
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهرًا
   *[other] { $count } شهر
}
duration-year = { $count ->
    [zero] { $count } سنة
    [one] سنة واحدة
    [two] سنتين
    [few] { $count } سنوات
    [many] { $count } سنة
   *[other] { $count } سنة
}

## The sums under the list

sum-subtotal = المجموع الفرعي
sum-discount = خصم: { $name }
sum-shipping = الشحن
sum-shipping-named = الشحن: { $name }
# The choice with one way only keeps the sign on the side of its number where the text runs from right to left.
sum-tax-inclusive = يشمل { $name } { $percent ->
   *[other] { $percent }%
}
sum-tax = { $name } { $percent ->
   *[other] { $percent }%
}
sum-tax-by-address = الضريبة
tax-by-address = تُضاف بعد معرفة عنوانك
sum-adjustment = تسوية
sum-carried = رصيد لفاتورتك القادمة
sum-total = الإجمالي

## "How this total is made": every step of the arithmetic, on demand

explain = كيف حُسب هذا الإجمالي
show-order = عرض الطلب
hide-order = إخفاء الطلب
explains-line-share = جزء من الفترة: { $name }
explains-discount-share = الحصة من الخصم: { $name }
explains-tax-contained = الضريبة المشمولة في السعر: { $name }
explains-tax-share = منها { $tax }: { $name }
explains-tax-added = { $tax } على { $name }
rounded-half-up = مقرَّب إلى أقرب قيمة، والنصف إلى الأعلى
rounded-largest-remainder = مقرَّب بحيث يساوي مجموع الأجزاء المبلغ الكامل
rounded-capped = بما لا يتجاوز المبلغ الذي ينطبق عليه

## Promotion codes, and amounts that the buyer names

apply = تطبيق
applied = الرمز الترويجي
amount-open = اختر المبلغ
amount-hint-between = من { $least } إلى { $most }
amount-hint-least = { $least } أو أكثر

## The pay page

pay-title = ادفع { $amount } إلى { $merchant }
pay-heading = بيانات الدفع
free-title = أكمل طلبك لدى { $merchant }
pay-invoice-title = ادفع الفاتورة { $number } إلى { $merchant }
save-title = استخدم بطاقة أخرى لدى { $merchant }
methods = الدفع بواسطة
method-card = بطاقة
method-mobile-money = محفظة الهاتف
method-bank-transfer = تحويل بنكي
method-crypto = عملات مشفّرة
method-note-card = ائتمان أو خصم
method-note-mobile-money = بالموافقة من هاتفك
method-note-bank-transfer = من تطبيق البنك
method-note-crypto = من محفظتك الرقمية
elsewhere-card = تُدخل بيانات بطاقتك أو تختار طريقة أخرى في الخطوة التالية. لا تطّلع هذه الصفحة على رقم بطاقتك أبدًا.
elsewhere-mobile-money = تؤكد الدفع في الخطوة التالية.
elsewhere-bank-transfer = يظهر لك في الخطوة التالية الحساب الذي تحوّل إليه.
elsewhere-crypto = يظهر لك في الخطوة التالية العنوان الذي تدفع إليه مع رمز لمحفظتك.
transfer-note = يظهر في الصفحة التالية الحساب الذي تحوّل إليه. يُؤكَّد طلبك عند وصول المبلغ.

## The button of the pay page

submit-pay = ادفع
submit-pay-amount = ادفع { $amount }
submit-book = احجز
submit-book-amount = احجز · { $amount }
submit-donate = تبرّع
submit-donate-amount = تبرّع بمبلغ { $amount }
submit-subscribe = اشترك
submit-subscribe-amount = اشترك · { $amount }
start-trial = ابدأ الفترة التجريبية
free-heading = بياناتك
free-submit = إكمال الطلب
busy = جارٍ المعالجة…

## The fields of the form

label-email = البريد الإلكتروني
label-card-number = رقم البطاقة
label-card-expiry = تاريخ الانتهاء
label-card-cvc = رمز الأمان
label-card-name = الاسم على البطاقة
label-phone = رقم محفظة الهاتف
label-method = طريقة الدفع
label-code = الرمز
label-name = الاسم الكامل
label-contact-phone = رقم الهاتف
label-business-name = اسم المنشأة
label-tax-id = الرقم الضريبي
label-custom-amount = المبلغ الذي تختاره
label-promotion = الرمز الترويجي
label-shipping = طريقة الشحن
label-terms = شروط الخدمة
label-quantity = الكمية
label-country = البلد أو المنطقة
tax-id-kind = نوع الرقم الضريبي
hint-phone = توافق على الدفع من هذا الهاتف.
expiry-form = MM / YY
cvc-form = CVV
optional = (اختياري)
choose = اختر…

## Addresses

shipping-heading = عنوان الشحن
billing-heading = عنوان الفوترة
billing-same = عنوان الفوترة هو نفسه عنوان الشحن
address-name = الاسم الكامل
address-line1 = العنوان
address-line2 = رقم الشقة أو الجناح أو الطابق
address-city = المدينة
address-town = البلدة أو المدينة
address-suburb = الحي
address-state = الولاية
address-province = المقاطعة
address-region = المنطقة
address-prefecture = المحافظة
address-county = المقاطعة
address-emirate = الإمارة
address-postal-code = الرمز البريدي
address-zip = الرمز البريدي (ZIP)
address-postcode = الرمز البريدي
address-pin = الرمز البريدي (PIN)
address-eircode = Eircode

## Shipping

shipping-options = طريقة الشحن
shipping-today = اليوم
shipping-days = { $count ->
    [zero] خلال { $count } يوم
    [one] خلال يوم واحد
    [two] خلال يومين
    [few] خلال { $count } أيام
    [many] خلال { $count } يومًا
   *[other] خلال { $count } يوم
}
shipping-business-days = { $count ->
    [zero] خلال { $count } يوم عمل
    [one] خلال يوم عمل واحد
    [two] خلال يومي عمل
    [few] خلال { $count } أيام عمل
    [many] خلال { $count } يوم عمل
   *[other] خلال { $count } يوم عمل
}
shipping-days-range = { $most ->
    [zero] من { $least } إلى { $most } يوم
    [one] من { $least } إلى { $most } يوم
    [two] من { $least } إلى { $most } يوم
    [few] من { $least } إلى { $most } أيام
    [many] من { $least } إلى { $most } يومًا
   *[other] من { $least } إلى { $most } يوم
}
shipping-business-days-range = { $most ->
    [zero] من { $least } إلى { $most } يوم عمل
    [one] من { $least } إلى { $most } يوم عمل
    [two] من { $least } إلى { $most } يوم عمل
    [few] من { $least } إلى { $most } أيام عمل
    [many] من { $least } إلى { $most } يوم عمل
   *[other] من { $least } إلى { $most } يوم عمل
}

## More questions, and what the buyer agrees to

custom-heading = المزيد عن طلبك
business-heading = بيانات المنشأة
terms-agree = أوافق على { $link }
terms-link = شروط الخدمة
terms-agree-unlinked = أوافق على شروط الخدمة
terms-read = اقرأ الشروط
new-tab = (يُفتح في علامة تبويب جديدة)
promotions-agree = أرغب في تلقي الأخبار والعروض عبر البريد الإلكتروني. يمكنني إيقافها في أي وقت.

## What comes later by itself: subscriptions

later-trial = مجانًا حتى { $date }، ثم { $renews }
later-then = ثم { $renews }
later-once = دفعة واحدة فقط، ثم ينتهي تلقائيًا
renews = { $amount } { $every }
renews-from = { $amount } { $every } ابتداءً من { $from }
renews-discount = { $amount } { $every } حتى { $until }، و{ $after } بعد ذلك
renews-from-discount = { $amount } { $every } من { $from } حتى { $until }، و{ $after } بعد ذلك
renews-times = { $count ->
    [zero] { $amount } { $every }، بإجمالي { $count } دفعة
    [one] { $amount } { $every }، دفعة واحدة فقط
    [two] { $amount } { $every }، بإجمالي دفعتين
    [few] { $amount } { $every }، بإجمالي { $count } دفعات
    [many] { $amount } { $every }، بإجمالي { $count } دفعة
   *[other] { $amount } { $every }، بإجمالي { $count } دفعة
}
renews-from-times = { $count ->
    [zero] { $amount } { $every } ابتداءً من { $from }، { $count } مرة
    [one] { $amount } { $every } ابتداءً من { $from }، دفعة واحدة فقط
    [two] { $amount } { $every } ابتداءً من { $from }، مرتين
    [few] { $amount } { $every } ابتداءً من { $from }، { $count } مرات
    [many] { $amount } { $every } ابتداءً من { $from }، { $count } مرة
   *[other] { $amount } { $every } ابتداءً من { $from }، { $count } مرة
}
renews-discount-times = { $count ->
    [zero] { $amount } { $every } حتى { $until }، و{ $after } بعد ذلك، بإجمالي { $count } دفعة
    [one] { $amount } { $every } حتى { $until }، و{ $after } بعد ذلك، دفعة واحدة فقط
    [two] { $amount } { $every } حتى { $until }، و{ $after } بعد ذلك، بإجمالي دفعتين
    [few] { $amount } { $every } حتى { $until }، و{ $after } بعد ذلك، بإجمالي { $count } دفعات
    [many] { $amount } { $every } حتى { $until }، و{ $after } بعد ذلك، بإجمالي { $count } دفعة
   *[other] { $amount } { $every } حتى { $until }، و{ $after } بعد ذلك، بإجمالي { $count } دفعة
}
renews-from-discount-times = { $count ->
    [zero] { $amount } { $every } من { $from } حتى { $until }، و{ $after } بعد ذلك، { $count } مرة
    [one] { $amount } { $every } من { $from } حتى { $until }، و{ $after } بعد ذلك، دفعة واحدة فقط
    [two] { $amount } { $every } من { $from } حتى { $until }، و{ $after } بعد ذلك، مرتين
    [few] { $amount } { $every } من { $from } حتى { $until }، و{ $after } بعد ذلك، { $count } مرات
    [many] { $amount } { $every } من { $from } حتى { $until }، و{ $after } بعد ذلك، { $count } مرة
   *[other] { $amount } { $every } من { $from } حتى { $until }، و{ $after } بعد ذلك، { $count } مرة
}

## What the buyer allows by pressing the button; it stands over the button

mandate-save = بحفظ هذه البطاقة تفوّض { $merchant } بالخصم منها للدفعات القادمة إلى حين الإلغاء.
mandate-invoice = { $means ->
    [card] بإتمام الدفع تفوّض { $merchant } بالخصم من هذه البطاقة للدفعات القادمة أيضًا إلى حين الإلغاء.
   *[other] بإتمام الدفع تفوّض { $merchant } بالخصم عبر وسيلة الدفع هذه للدفعات القادمة أيضًا إلى حين الإلغاء.
}
mandate-trial = { $means ->
    [card] ببدء الفترة التجريبية تفوّض { $merchant } بالخصم من هذه البطاقة ابتداءً من { $date } وإلى حين الإلغاء. إذا ألغيت قبل هذا اليوم فلن يُخصم أي مبلغ آخر.
   *[other] ببدء الفترة التجريبية تفوّض { $merchant } بالخصم عبر وسيلة الدفع هذه ابتداءً من { $date } وإلى حين الإلغاء. إذا ألغيت قبل هذا اليوم فلن يُخصم أي مبلغ آخر.
}
mandate-trial-times = { $means ->
    [card] ببدء الفترة التجريبية تفوّض { $merchant } بالخصم من هذه البطاقة ابتداءً من { $date } حتى اكتمال جميع الدفعات (عددها { $count }) أو إلى حين الإلغاء. إذا ألغيت قبل هذا اليوم فلن يُخصم أي مبلغ آخر.
   *[other] ببدء الفترة التجريبية تفوّض { $merchant } بالخصم عبر وسيلة الدفع هذه ابتداءً من { $date } حتى اكتمال جميع الدفعات (عددها { $count }) أو إلى حين الإلغاء. إذا ألغيت قبل هذا اليوم فلن يُخصم أي مبلغ آخر.
}
mandate-subscribe = { $means ->
    [card] باشتراكك تفوّض { $merchant } بالخصم من هذه البطاقة للدفعات القادمة إلى حين الإلغاء.
   *[other] باشتراكك تفوّض { $merchant } بالخصم عبر وسيلة الدفع هذه للدفعات القادمة إلى حين الإلغاء.
}
mandate-subscribe-times = { $means ->
    [card] باشتراكك تفوّض { $merchant } بالخصم من هذه البطاقة للدفعات القادمة حتى اكتمال جميع الدفعات (عددها { $count }) أو إلى حين الإلغاء.
   *[other] باشتراكك تفوّض { $merchant } بالخصم عبر وسيلة الدفع هذه للدفعات القادمة حتى اكتمال جميع الدفعات (عددها { $count }) أو إلى حين الإلغاء.
}
no-card = لا حاجة إلى بطاقة الآن.

## The page that saves another card for a subscription

save-heading = استخدم بطاقة أخرى
keep-lead = ستُحفظ البطاقة لدى { $merchant } للدفعات القادمة. لن يُخصم أي مبلغ اليوم.
save-lead = من الآن فصاعدًا سيخصم { $merchant } منها مقابل { $what }. لن يُخصم أي مبلغ اليوم.
save-lead-due = من الآن فصاعدًا سيخصم { $merchant } منها مقابل { $what }، وسيخصم فورًا { $due } عن الفاتورة غير المدفوعة.
save-submit = حفظ البطاقة
card-challenge-lead = يطلب منك { $bank } تأكيد أن هذه البطاقة لك.
card-challenge-confirm = تأكيد البطاقة
restart-card = استخدم بطاقة أخرى

## The test numbers under the form, in test mode

hints = أرقام للاختبار
hints-lead = لا تُحوَّل أي أموال حقيقية. استخدم أي تاريخ مستقبلي وأي رمز أمان وأي اسم.
hint-succeeds = ينجح الدفع
hint-declined = يُرفض الدفع
hint-funds = الرصيد غير كافٍ
hint-expired = بطاقة منتهية الصلاحية
hint-cvc = رمز أمان غير صحيح
hint-bank = يطلب تأكيد البنك (3D Secure)
hint-approves = تتم الموافقة
hint-code = يطلب رمزًا: 123456
hint-refuses = يُرفض الطلب

## What is wrong with a field, and what to do

errors = يُرجى مراجعة بياناتك
digits-only = استخدم الأرقام فقط.
problem-holds-card = يبدو أن هذا رقم بطاقة. لا تُدخل رقم بطاقتك إلا في الحقل المخصص له.
problem-email-missing = أدخل بريدك الإلكتروني.
problem-email-long = عنوان البريد الإلكتروني طويل جدًا. استخدم عنوانًا أقصر.
problem-email = عنوان البريد الإلكتروني غير مكتمل. يجب أن يكون على شكل ama@example.com.
problem-card-number-missing = أدخل الرقم الطويل المطبوع على بطاقتك.
problem-card-number-mistyped = رقم البطاقة غير صحيح. قارنه ببطاقتك.
problem-card-number-test = أنت في وضع الاختبار. استخدم أحد أرقام الاختبار، ولا تستخدم بطاقة حقيقية أبدًا.
problem-card-number-long = رقم البطاقة طويل جدًا. قارنه ببطاقتك.
problem-card-number = رقم البطاقة غير مكتمل. قارنه ببطاقتك.
problem-expiry-missing = أدخل تاريخ انتهاء بطاقتك.
problem-expiry-past = هذا التاريخ قد مضى. تحقق منه أو استخدم بطاقة أخرى.
problem-expiry = أدخل تاريخ الانتهاء بالشهر والسنة، مثل 08/29.
problem-cvc-missing = أدخل رمز الأمان الخاص ببطاقتك.
problem-cvc = يتكون رمز الأمان من 3 أرقام، أو من 4 أرقام في بطاقات American Express.
problem-card-name-missing = أدخل الاسم كما هو مطبوع على بطاقتك.
problem-card-name-long = هذا الاسم طويل جدًا. استخدم الاسم كما هو مطبوع على بطاقتك.
problem-card-name = أدخل الاسم كما هو مطبوع، بالحروف.
problem-phone-missing = أدخل رقم محفظة الهاتف.
problem-phone-provider = لم نتعرف على شبكة هاتف لهذا الرقم. تحقق من الأرقام الثلاثة الأولى.
problem-phone-test = أنت في وضع الاختبار. استخدم أحد أرقام الهواتف المخصصة للاختبار.
problem-phone = رقم الهاتف غير مكتمل. يجب أن يكون على شكل 024 412 3456.
problem-method = اختر طريقة الدفع.
problem-code-missing = أدخل الرمز المُرسل إلى هاتفك.
problem-code-wrong = هذا الرمز غير صحيح. تحقق من الرسالة على هاتفك وحاول مرة أخرى.
problem-code-expired = انتهت صلاحية هذا الرمز. اختر طريقة دفع أخرى أو ابدأ من جديد.
problem-code = يتكون الرمز من أرقام فقط. أدخله كما وصل إلى هاتفك.
problem-promotion-missing = أدخل رمزًا ترويجيًا أولًا.
problem-promotion-expired = انتهت صلاحية هذا الرمز الترويجي.
problem-promotion-used = بلغ هذا الرمز الترويجي الحد الأقصى لمرات الاستخدام.
problem-promotion-small = قيمة طلبك أقل من الحد الأدنى لهذا الرمز الترويجي.
problem-promotion-other = لا ينطبق هذا الرمز الترويجي على هذا الطلب.
problem-promotion = هذا الرمز الترويجي غير صالح. تحقق من كتابته، وربما انتهت صلاحيته.
problem-amount-missing = أدخل المبلغ الذي تريد دفعه.
problem-amount-small = هذا المبلغ صغير جدًا. أدخل مبلغًا أكبر.
problem-amount-large = هذا المبلغ كبير جدًا. أدخل مبلغًا أصغر.
problem-amount-fine = عدد الخانات العشرية في هذا المبلغ أكثر مما يمكن دفعه. قرّبه إلى خانتين عشريتين مثلًا.
problem-amount = أدخل المبلغ بالأرقام، كما تُكتب المبالغ الظاهرة تحت الحقل.
problem-amount-least = هذا المبلغ صغير جدًا. أدخل { $bound } على الأقل.
problem-amount-most = هذا المبلغ كبير جدًا. أدخل { $bound } على الأكثر.
problem-quantity-small = هذه الكمية قليلة جدًا. اختر كمية أكبر.
problem-quantity-large = هذه الكمية كبيرة جدًا. اختر كمية أقل.
problem-quantity-fine = بهذه الكمية يصبح عدد الخانات العشرية في الإجمالي أكثر مما يمكن دفعه. اختر كمية أخرى.
problem-quantity = أدخل الكمية عددًا صحيحًا.
problem-quantity-least = هذه الكمية قليلة جدًا. اختر { $bound } على الأقل.
problem-quantity-most = هذه الكمية كبيرة جدًا. اختر { $bound } على الأكثر.
problem-country-other = لا يمكن اختيار هذا البلد. اختر بلدًا آخر.
problem-country = اختر بلدًا.
problem-address-long = هذا النص طويل جدًا. استخدم صيغة أقصر.
problem-address-name = أدخل الاسم الكامل.
problem-address-line1 = أدخل اسم الشارع ورقم المبنى.
problem-address-line2 = أدخل رقم الشقة أو الجناح أو الطابق.
problem-address-city = أدخل اسم البلدة أو المدينة.
problem-address-state-missing = أدخل الولاية أو المقاطعة أو المنطقة، أو اخترها.
problem-address-state = اختر ولاية أو مقاطعة أو منطقة في هذا البلد.
problem-address-postal-missing = أدخل الرمز البريدي.
problem-address-postal = الرمز البريدي لا يتوافق مع البلد. تحقق من كليهما.
problem-name-missing = أدخل اسمك الكامل.
problem-contact-phone-missing = أدخل رقم هاتفك.
problem-contact-phone-long = رقم الهاتف طويل جدًا. تحقق منه.
problem-contact-phone = رقم الهاتف غير مكتمل. يمكن أن يبدأ بعلامة + ورمز البلد.
problem-business-missing = أدخل اسم منشأتك.
problem-tax-id-missing = أدخل رقمك الضريبي.
problem-tax-id-type = اختر نوع رقمك الضريبي.
problem-tax-id = الرقم الضريبي لا يتوافق مع نوعه. تحقق من كليهما.
problem-shipping = اختر طريقة شحن طلبك.
problem-terms = للمتابعة، يجب الموافقة على الشروط.
problem-long = هذا النص طويل جدًا. استخدم أحرفًا أقل.
problem-short = هذا النص قصير جدًا. استخدم أحرفًا أكثر.
problem-choice = اختر إحدى الإجابات من القائمة.
problem-missing = يُرجى الإجابة عن هذا السؤال.
problem-other = يُرجى التحقق من هذه الإجابة.

## Why the last try to pay did not go through: a heading, and what to do

notice-declined = رُفضت عملية الدفع
notice-declined-lead = جرّب بطاقة أو طريقة دفع أخرى، أو اسأل البنك أو مزوّد الخدمة عن السبب.
notice-funds = الرصيد المتاح غير كافٍ
notice-funds-lead = أضف رصيدًا أولًا، أو استخدم بطاقة أو طريقة دفع أخرى.
notice-expired = انتهت صلاحية هذه البطاقة
notice-expired-lead = تحقق من تاريخ الانتهاء أو استخدم بطاقة أخرى.
notice-cvc = رمز الأمان غير صحيح
notice-cvc-lead = أدخل مجددًا الأرقام الثلاثة أو الأربعة المطبوعة على البطاقة.
notice-bank = لم يتمكن البنك من التحقق من هويتك
notice-bank-lead = حاول مجددًا وأكّد العملية لدى البنك، أو ادفع بطريقة أخرى.
notice-fault = لم تتم عملية الدفع
notice-fault-lead = حدث خطأ لدى مزوّد خدمة الدفع. حاول مجددًا بعد قليل، أو ادفع بطريقة أخرى.
notice-card = رُفضت البطاقة
notice-card-lead = استخدم بطاقة أخرى، أو اسأل البنك.
notice-not-confirmed = لم تتم الموافقة على الدفع من هاتفك
notice-not-confirmed-lead = رُفض الطلب أو لم يُرد عليه في الوقت المحدد. حاول مجددًا ووافق على الطلب، أو ادفع بطريقة أخرى.
notice-not-charged = لم تصل عملية الدفع إلى مزوّد الخدمة
notice-not-charged-lead = لم يُخصم أي مبلغ. يُرجى المحاولة مجددًا أو الدفع بطريقة أخرى.
notice-abandoned = اختر طريقة الدفع
notice-abandoned-lead = إذا كان طلب المحاولة السابقة لا يزال على هاتفك أو في تطبيق البنك، فلا توافق عليه.
notice-tries = محاولات كثيرة جدًا
notice-tries-lead = انتظر بضع دقائق، ثم حاول مجددًا أو ادفع بطريقة أخرى.
notice-total = تغيّر الإجمالي
notice-total-lead = لم يُخصم أي مبلغ. يُرجى مراجعة الإجمالي الجديد، ثم الدفع إذا كان مناسبًا لك.
notice-discount = لم يعد الخصم متاحًا
notice-discount-lead = لم يُخصم أي مبلغ. يُرجى مراجعة الإجمالي الجديد، ثم الدفع إذا كان مناسبًا لك.
notice-order-busy = يجري دفع هذا الطلب في صفحة أخرى
notice-order-busy-lead = أكمل الدفع هناك، أو انتظر بضع دقائق وحاول هنا مجددًا، حتى لا تدفع مرتين.

## The same where a card is only saved, and nothing is paid

save-declined = رُفضت البطاقة
save-declined-lead = جرّب بطاقة أخرى، أو اسأل البنك عن السبب.
save-bank = لم يتمكن البنك من التحقق من هويتك
save-bank-lead = حاول مجددًا وأكّد العملية لدى البنك، أو استخدم بطاقة أخرى.
save-fault = تعذّر حفظ البطاقة
save-fault-lead = حدث خطأ لدى مزوّد خدمة الدفع. حاول مجددًا بعد قليل، أو استخدم بطاقة أخرى.
save-not-reached = تعذّر حفظ البطاقة
save-not-reached-lead = لم تصل بياناتها إلى مزوّد الخدمة. يُرجى المحاولة مجددًا.
save-abandoned = اختر بطاقة أخرى
save-abandoned-lead = لم تُحفظ البطاقة التي أدخلتها سابقًا.
save-tries = محاولات كثيرة جدًا
save-tries-lead = انتظر بضع دقائق، ثم حاول مجددًا أو استخدم بطاقة أخرى.

## Ways out, on many pages

cancel = إلغاء والعودة إلى { $merchant }
back = العودة إلى { $merchant }
restart = اختر طريقة دفع أخرى

## The page with a provider's own fields for a card

provider-heading = أدخل بيانات الدفع
provider-lead = تُرسل بياناتك مباشرة إلى { $provider } وتكون مشفّرة.
provider-submit = ادفع { $amount }
provider-failed = لم ينجح ذلك. حاول مجددًا أو اختر طريقة دفع أخرى.
provider-noscript = يتطلب إدخال البطاقة هنا تفعيل JavaScript. للمتابعة من دونه، اختر طريقة دفع أخرى أدناه.

## The page while the buyer pays on a provider's page

away-heading = أكمل الدفع
away-lead = ادفع { $amount } في الصفحة الآمنة لدى { $provider }، ثم تعود إلى هنا.
away-go = المتابعة إلى { $provider }
away-waiting = في انتظار دفعتك. تُحدَّث هذه الصفحة تلقائيًا.
away-note = إذا كنت قد دفعت هناك، فانتظر هنا. الدفع بطريقة أخرى قد يؤدي إلى الخصم مرتين، وتُردّ إليك الدفعة الثانية في هذه الحالة.

## The page with an address for a payment in tokens (crypto)

chain-heading = ادفع من محفظتك
chain-lead = أرسل { $amount } بالضبط عبر { $network } إلى هذا العنوان.
chain-enough-heading = دفعتك في الطريق
chain-enough-lead = لم يتبقَّ ما ترسله. تكتمل عملية الدفع فور تأكيدها على الشبكة.
chain-amount = المبلغ
chain-address = العنوان
chain-network = الشبكة
chain-token = العملة
chain-contract = العقد
chain-code = رمز لمحفظتك يتضمن العملة والعنوان والمبلغ
chain-open = فتح في المحفظة
chain-only = أرسل { $token } فقط، وعبر { $network } فقط. أي شيء آخر يُرسل إلى هذا العنوان لن يظهر هنا.
chain-received = وصل { $amount } { $token }. أرسل الباقي إلى العنوان نفسه لإكمال الدفع.
chain-seen = { $count ->
    [zero] { $amount } { $token } في الطريق: يلزم { $count } كتلة أخرى للتأكيد.
    [one] { $amount } { $token } في الطريق: تلزم كتلة واحدة أخرى للتأكيد.
    [two] { $amount } { $token } في الطريق: تلزم كتلتان أخريان للتأكيد.
    [few] { $amount } { $token } في الطريق: تلزم { $count } كتل أخرى للتأكيد.
    [many] { $amount } { $token } في الطريق: تلزم { $count } كتلة أخرى للتأكيد.
   *[other] { $amount } { $token } في الطريق: تلزم { $count } كتلة أخرى للتأكيد.
}
chain-waiting = في انتظار دفعتك. تُحدَّث هذه الصفحة تلقائيًا.
chain-warning = إذا كنت قد أرسلت الدفعة، فانتظر هنا. ما يصل بعد إتمام دفعة أخرى لا بد أن يعيده المتجر يدويًا.

## The page on which a bank asks (3D Secure)

challenge-heading = أكّد العملية لدى البنك
challenge-lead = يطلب منك { $bank } تأكيد أن عملية الدفع هذه لك.
challenge-confirm = تأكيد الدفع
challenge-reject = رفض

## The page for a code from a text message

code-heading = أدخل الرمز
code-lead = أرسلت { $provider } رمزًا إلى { $phone }.
code-button = تأكيد الرمز

## The page while the buyer approves on the phone

prompt-heading = وافق من هاتفك
prompt-lead = أرسلت { $provider } طلب دفع إلى { $phone }.
prompt-step-open = افتح طلب الدفع على هاتفك.
prompt-step-check = تأكد من أنه يعرض { $amount } لصالح { $merchant }.
prompt-step-pin = أدخل الرقم السري (PIN) لمحفظة الهاتف للموافقة. لا تكتب رقمك السري في أي موقع إلكتروني أبدًا.
prompt-waiting = في انتظار موافقتك. تُحدَّث هذه الصفحة تلقائيًا.
prompt-note = إذا كنت قد وافقت على هذا الدفع، فانتظر هنا. الدفع بطريقة أخرى قد يؤدي إلى الخصم مرتين.

## The page with the account for a bank transfer

transfer-heading = أرسل التحويل البنكي
transfer-lead = حوّل { $amount } بالضبط إلى هذا الحساب.
transfer-bank = البنك
transfer-account = رقم الحساب
transfer-reference = الرقم المرجعي
transfer-exact = استخدم هذا المبلغ والرقم المرجعي كما هما تمامًا. من دونهما لا يمكننا ربط التحويل بطلبك.
transfer-waiting = في انتظار تحويلك. تُحدَّث هذه الصفحة تلقائيًا.
transfer-warning = إذا كنت قد أرسلت التحويل، فانتظر هنا. الدفع بطريقة أخرى يعني الدفع مرتين.
copy = نسخ: { $row }
copy-short = نسخ
copied = تم النسخ

## How a payment ended

processing-heading = جارٍ تأكيد الدفع
processing-lead = ننتظر رد مزوّد خدمة الدفع. يُرجى عدم الدفع مرة أخرى. تُحدَّث هذه الصفحة تلقائيًا.
paid-heading = تم الدفع
paid-lead = شكرًا لك. تمت عملية الدفع إلى { $merchant }.
paid-close = يمكنك إغلاق هذه الصفحة الآن.
paid-moves-on = ستعيدك هذه الصفحة إلى { $merchant } بعد لحظات.
ordered-heading = اكتمل الطلب
ordered-lead = شكرًا لك. اكتمل طلبك لدى { $merchant } ولا يوجد ما تدفعه.
expired-heading = انتهت صلاحية صفحة الدفع هذه
expired-lead = لم يعد الدفع ممكنًا هنا. للشراء مجددًا، ابدأ من { $merchant }. إذا كنت تعتقد أنك دفعت، فاسأل { $merchant } أولًا.
paid-elsewhere-heading = هذا الطلب مدفوع بالفعل
paid-elsewhere-lead = تم الدفع إلى { $merchant } في صفحة أخرى. لا يوجد هنا ما تدفعه.
locked-heading = محاولات فاشلة كثيرة جدًا
locked-lead = حرصًا على أمانك، لا تقبل هذه الصفحة محاولات أخرى. للمحاولة مجددًا، عُد إلى { $merchant } وابدأ عملية دفع جديدة.
unavailable-heading = يتعذّر قبول هذه الدفعة حاليًا
unavailable-lead = لا يتوفر لها مزوّد خدمة دفع. يُرجى المحاولة لاحقًا، أو سؤال { $merchant } عن طريقة دفع أخرى.

## The same for a subscription

subscribed-heading = تم الاشتراك
subscribed-lead = شكرًا لك. بدأ اشتراكك لدى { $merchant }.
trial-started-heading = بدأت فترتك التجريبية
trial-started-lead = شكرًا لك. يبدأ اشتراكك لدى { $merchant } بفترة تجريبية.
subscribe-expired-heading = انتهت صلاحية هذه الصفحة
subscribe-expired-lead = لم يعد الاشتراك ممكنًا هنا. للاشتراك، ابدأ مجددًا من { $merchant }. إذا كنت تعتقد أنك اشتركت، فاسأل { $merchant } أولًا.
subscribe-elsewhere-heading = بدأ هذا الاشتراك بالفعل
subscribe-elsewhere-lead = بدأ لدى { $merchant } في صفحة أخرى. لا يلزمك فعل أي شيء هنا.
subscribe-locked-lead = حرصًا على أمانك، لا تقبل هذه الصفحة محاولات أخرى. للمحاولة مجددًا، عُد إلى { $merchant } واشترك من هناك.
subscribe-unavailable-heading = يتعذّر الاشتراك حاليًا
subscribe-unavailable-lead = لا يتوفر له مزوّد خدمة دفع. يُرجى المحاولة لاحقًا أو سؤال { $merchant }.

## The same for an invoice

invoice-done-heading = تم دفع الفاتورة { $number }
invoice-expired-heading = لم يعد دفع الفاتورة { $number } ممكنًا هنا
invoice-expired-lead = ربما دُفعت أو سُحبت. اسأل { $merchant } إن كان هناك ما يلزمك فعله.
invoice-elsewhere-heading = الفاتورة { $number } مدفوعة بالفعل
invoice-locked-lead = حرصًا على أمانك، لا تقبل هذه الصفحة محاولات أخرى. اسأل { $merchant } عن كيفية دفع الفاتورة { $number }.

## The same for a card that is saved

saving-heading = جارٍ حفظ بطاقتك
saving-lead = ننتظر رد البنك. يُرجى عدم إدخال البطاقة مرة أخرى. تُحدَّث هذه الصفحة تلقائيًا.
saved-heading = تم حفظ بطاقتك
kept-lead = حُفظت لدى { $merchant } للدفعات القادمة.
saved-lead = من الآن فصاعدًا يخصم { $merchant } منها مقابل { $what }.
save-expired-heading = انتهت صلاحية هذه الصفحة
save-expired-lead = لم يعد حفظ بطاقة ممكنًا هنا. لاستخدام بطاقة أخرى، ابدأ مجددًا من { $merchant }.
saved-elsewhere-heading = تم حفظ بطاقة بالفعل
kept-elsewhere-lead = حُفظت في صفحة أخرى. وهي محفوظة لدى { $merchant } للدفعات القادمة.
saved-elsewhere-lead = حُفظت في صفحة أخرى. من الآن فصاعدًا يخصم { $merchant } منها مقابل { $what }.
save-locked-lead = حرصًا على أمانك، لا تقبل هذه الصفحة بطاقات أخرى. للمحاولة مجددًا، ابدأ من { $merchant }.
save-unavailable-heading = يتعذّر حفظ البطاقة حاليًا
save-unavailable-lead = لا يتوفر لذلك مزوّد خدمة دفع. يُرجى المحاولة لاحقًا أو سؤال { $merchant }.

## The receipt of one payment

receipt = إيصال
receipt-title = إيصال من { $seller }
receipt-number = رقم الدفعة
receipt-short = رقم الإيصال
receipt-refunded = المبلغ المُسترد
receipt-test = وضع الاختبار: لم تُحوَّل أي أموال، وهذا ليس إيصالًا لعملية دفع حقيقية.
receipt-proof = يتوفر هذا الإيصال أيضًا بصيغة موقّعة رقميًا يمكن لأي شخص التحقق منها دون الرجوع إلينا.
receipt-signed = الإيصال الموقّع
receipt-link = عرض الإيصال

## The printable invoice

invoice = فاتورة
invoice-title = الفاتورة { $number } من { $seller }
invoice-test = وضع الاختبار: هذه الفاتورة ليست حقيقية.
invoice-status-open = بانتظار الدفع
invoice-status-paid = تم الدفع
invoice-status-void = ملغاة
invoice-status-uncollectible = متعذّرة التحصيل
invoice-lead-due-by = { $amount } مستحق الدفع بحلول { $date }
invoice-lead-due = { $amount } مستحق الدفع
invoice-lead-paid-on = تم دفع { $amount } في { $date }
invoice-lead-paid = تم دفع { $amount }
invoice-lead-void = ملغاة: لا يوجد ما تدفعه
invoice-lead-uncollectible = لم يُدفع { $amount }
invoice-number = رقم الفاتورة
invoice-issued = تاريخ الإصدار
invoice-paid-on = تاريخ الدفع
invoice-due-by = تاريخ الاستحقاق
invoice-period = الفترة
invoice-paid-with = طريقة الدفع
invoice-seller = من
invoice-buyer = إلى
tax-id = الرقم الضريبي: { $number }
invoice-paid = المبلغ المدفوع
invoice-due = المبلغ المستحق
invoice-pay = ادفع هذه الفاتورة
invoice-print-lead = للاحتفاظ بنسخة، اطبع هذه الصفحة أو احفظها بصيغة PDF.
print = طباعة
go-back = رجوع

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = اشتراكاتك لدى { $merchant }
portal-heading = اشتراكاتك
portal-none = ليس لديك أي اشتراك هنا.
portal-price = { $amount } { $every }
portal-next = الدفعة القادمة
portal-next-on = { $amount } في { $date }
portal-card = تُخصم من
portal-pay = ادفع الآن
portal-cancel = إلغاء الاشتراك
portal-resume = الإبقاء على الاشتراك
portal-change-card = استخدام بطاقة أخرى
portal-receipts = الفواتير
portal-no-receipts = لا توجد فواتير بعد.
portal-ends-on = ينتهي اشتراك { $name } في { $date }.
portal-ends = سينتهي اشتراك { $name }.
portal-ended = انتهى اشتراك { $name }. لن يُخصم أي مبلغ آخر.
portal-goes-on = يستمر اشتراك { $name }.
portal-card-changed = تم تغيير بطاقتك.
portal-unchanged = لم يُجرَ أي تغيير لأن شيئًا آخر تغيّر في هذه الأثناء. يُرجى المراجعة مجددًا.
status-incomplete = لم يبدأ بعد
status-active = نشط
status-trial-until = فترة تجريبية حتى { $date }
status-trial = فترة تجريبية
status-overdue = دفعة متأخرة
status-unpaid = غير مدفوع
status-paused = متوقف مؤقتًا
status-ends-on = ينتهي في { $date }
status-ends = ينتهي قريبًا
status-ended-on = انتهى في { $date }
status-ended = انتهى
status-note-incomplete = لم تُدفع الدفعة الأولى بعد.
status-note-overdue = لم تتم الدفعة الأخيرة. ادفعها الآن، أو استخدم بطاقة أخرى يُخصم منها فورًا.
status-note-unpaid = لم تُدفع الدفعة الأخيرة. يستمر الاشتراك فور دفعها.
status-note-paused = لا يُخصم أي مبلغ أثناء التوقف المؤقت.
status-note-ends = يبقى الاشتراك كما هو حتى ذلك الحين. لن يُخصم أي مبلغ آخر.
portal-cancel-heading = هل تريد إلغاء { $name }؟
portal-cancel-trial-on = ينتهي الاشتراك بانتهاء الفترة التجريبية في { $date }. ويبقى كما هو حتى ذلك الحين.
portal-cancel-on = ينتهي الاشتراك بانتهاء الفترة المدفوعة في { $date }. ويبقى كما هو حتى ذلك الحين.
portal-cancel-now = ينتهي الاشتراك فورًا.
portal-cancel-charge = لن يُخصم أي مبلغ آخر مقابله.
portal-cancel-trial = لن يُخصم أي مبلغ مقابله.
portal-keep = الإبقاء على الاشتراك
portal-expired-heading = انتهت صلاحية هذا الرابط
portal-expired-lead = حرصًا على أمانك، يعمل الرابط لمدة قصيرة فقط. افتحه مجددًا من { $merchant }.
portal-expired-lead-unknown = حرصًا على أمانك، يعمل الرابط لمدة قصيرة فقط. افتحه مجددًا من المتجر.

## The page of a payment link

link-continue = المتابعة إلى الدفع
link-open-amount = تختار المبلغ في الصفحة التالية.
link-inactive-heading = هذا الرابط غير مفعّل
link-inactive-lead = لا يمكن دفع أي شيء هنا الآن. اسأل { $merchant } إذا كنت تتوقع شيئًا آخر.
link-sold-out-heading = نفدت الكمية
link-sold-out-lead = نفد كل ما في هذا الرابط، أو يدفع ثمنه شخص آخر الآن. اسأل { $merchant } إن كان سيتوفر المزيد.

## What went wrong with a request: heading and sentence

http-400 = هذا الطلب غير صحيح
http-400-lead = ارجع وأعد تحميل الصفحة وحاول مرة أخرى.
http-403 = هذا النموذج ورد من مكان آخر
http-403-lead = حرصًا على أمانك لم يُقبل. افتح صفحة الدفع مجددًا.
http-404 = لا يوجد شيء هنا
http-404-lead = تحقق من العنوان، أو اطلب من المتجر رابط دفع جديدًا.
http-405 = لا يمكن تنفيذ ذلك هنا
http-405-lead = ارجع إلى الصفحة التي أتيت منها.
http-413 = المحتوى كبير جدًا
http-413-lead = اختصر ما أدخلته ثم حاول مجددًا.
http-415 = صيغة هذا النموذج غير متوقعة
http-415-lead = افتح صفحة الدفع مجددًا وأرسل النموذج منها.
http-429 = طلبات كثيرة جدًا
http-429-lead = انتظر لحظة، ثم حاول مجددًا.
http-500 = حدث خطأ من جانبنا
http-500-lead = إذا كنت تدفع، فلا تدفع مرة أخرى: افتح صفحة الدفع لمعرفة حالة دفعتك.
problem-status = الخطأ
problem-request = الطلب

## The server's own pages, and the demo shop

home-lead = يعمل هنا خادم دفع.
home-version = الإصدار
dashboard-heading = لوحة التحكم
demo-heading = متجر تجريبي
cancelled-heading = أُلغيت عملية الدفع
cancelled-lead = هذا هو المتجر التجريبي. يعرض المتجر الحقيقي سلة مشترياتك هنا لتتمكن من المحاولة مجددًا.
codes-heading = رموز الأخطاء
codes-lead = كل رمز قد ترد به واجهة API، ومعناه.

## A slow or lost line, and the foot of the page

slow-title = يستغرق هذا وقتًا أطول من المعتاد
slow-text = ربما لا تزال دفعتك في الطريق. يُرجى إبقاء هذه الصفحة مفتوحة أو معرفة حالة دفعتك: لن يُخصم المبلغ مرتين.
lost-title = انقطع الاتصال
lost-text = لا نعرف بعد ما إذا كانت دفعتك قد وصلت إلينا. اضغط على الزر مجددًا، أو تحقق من حالة دفعتك: في كلتا الحالتين لا يُخصم المبلغ إلا مرة واحدة.
look-again = التحقق من هذه الدفعة
support-link = اتصل بنا
terms-foot = الشروط
privacy-link = الخصوصية
