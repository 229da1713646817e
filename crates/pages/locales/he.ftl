### עברית (Hebrew)

## Every page

broken = לא ניתן להציג את הדף. טענו אותו מחדש.
powered = מופעל על ידי Kassa
test-mode = מצב בדיקה
error-title = שגיאה: { $title }
language = שפה
language-change = שינוי

## The left side of a payment page: what is paid

summary = עבור מה התשלום
pay-merchant = תשלום ל-{ $merchant }
order-merchant = ההזמנה שלכם ב-{ $merchant }
subscribe-to = הצטרפות למינוי { $what }
pay-invoice = תשלום חשבונית { $number }
card-for = כרטיס עבור { $what }
for-period = עבור { $from } – { $to }
due-today = לתשלום היום
expires = הדף ייסגר ב-{ $time }
span = { $from } – { $to }

## Rows that repeat what is paid: a name before a value, such as "Merchant  Kofi's Shop"

row-merchant = בית העסק
row-amount = סכום
row-for = עבור
row-card = כרטיס
row-today = שולם היום
row-free-until = חינם עד
row-later = לאחר מכן

## The list of what is bought

lines = ההזמנה שלכם
more-lines = { $count ->
    [one] הצגת פריט נוסף
    [two] הצגת 2 פריטים נוספים
   *[other] הצגת { $count } פריטים נוספים
}
update = עדכון
updated = עודכן. הסכום הכולל הוא { $amount }.
changed-heading = הסכום הכולל השתנה
changed-lead = בדקו את הסכום החדש, ואם הוא מקובל עליכם – המשיכו לתשלום.
add = הוספה
remove = הסרה
free = חינם

## What a line costs, under its name

price-unit-per = { $unit } לכל { $label }
price-count-unit-per = { $count } × { $unit } לכל { $label }
price-count-unit = { $count } × { $unit }
price-unit-each = { $unit } ליחידה
price-every = חיוב { $every }
price-each-every = { $each }, { $every }
price-lasts = לתקופה של { $duration }
price-each-lasts = { $each }, לתקופה של { $duration }
price-part = { $of ->
    [one] { $days } מתוך יום אחד
    [two] { $days } מתוך יומיים
   *[other] { $days } מתוך { $of } ימים
}
price-each-part = { $of ->
    [one] { $each } · { $days } מתוך יום אחד
    [two] { $each } · { $days } מתוך יומיים
   *[other] { $each } · { $days } מתוך { $of } ימים
}

## How often and how long

every-day = { $count ->
    [one] מדי יום
    [two] כל יומיים
   *[other] כל { $count } ימים
}
every-week = { $count ->
    [one] מדי שבוע
    [two] כל שבועיים
   *[other] כל { $count } שבועות
}
every-month = { $count ->
    [one] מדי חודש
    [two] כל חודשיים
   *[other] כל { $count } חודשים
}
every-year = { $count ->
    [one] מדי שנה
    [two] כל שנתיים
   *[other] כל { $count } שנים
}
duration-day = { $count ->
    [one] יום אחד
    [two] יומיים
   *[other] { $count } ימים
}
duration-week = { $count ->
    [one] שבוע אחד
    [two] שבועיים
   *[other] { $count } שבועות
}
duration-month = { $count ->
    [one] חודש אחד
    [two] חודשיים
   *[other] { $count } חודשים
}
duration-year = { $count ->
    [one] שנה אחת
    [two] שנתיים
   *[other] { $count } שנים
}

## The sums under the list

sum-subtotal = סכום ביניים
sum-discount = הנחה: { $name }
sum-shipping = משלוח
sum-shipping-named = משלוח: { $name }
# The choice with one way only keeps the sign on the side of its number where the text runs from right to left.
sum-tax-inclusive = כולל { $name } { $percent ->
   *[other] { $percent }%
}
sum-tax = { $name } { $percent ->
   *[other] { $percent }%
}
sum-tax-by-address = מס
tax-by-address = יתווסף לאחר הזנת הכתובת
sum-adjustment = התאמה
sum-carried = זיכוי לחשבונית הבאה
sum-total = סה״כ

## "How this total is made": every step of the arithmetic, on demand

explain = איך חושב הסכום הכולל
show-order = הצגת ההזמנה
hide-order = הסתרת ההזמנה
explains-line-share = חלק מהתקופה: { $name }
explains-discount-share = חלק מההנחה: { $name }
explains-tax-contained = מס הכלול במחיר: { $name }
explains-tax-share = מתוכו { $tax }: { $name }
explains-tax-added = { $tax } על { $name }
rounded-half-up = בעיגול לערך הקרוב, וחצי כלפי מעלה
rounded-largest-remainder = בעיגול כך שסכום החלקים שווה לשלם
rounded-capped = לכל היותר הסכום שעליו זה חל

## Promotion codes, and amounts that the buyer names

apply = החלה
applied = קוד קופון
amount-open = סכום לבחירתכם
amount-hint-between = בין { $least } ל-{ $most }
amount-hint-least = { $least } או יותר

## The pay page

pay-title = תשלום { $amount } ל-{ $merchant }
pay-heading = פרטי תשלום
free-title = השלמת ההזמנה ב-{ $merchant }
pay-invoice-title = תשלום חשבונית { $number } ל-{ $merchant }
save-title = החלפת כרטיס ב-{ $merchant }
methods = תשלום באמצעות
method-card = כרטיס
method-mobile-money = Mobile Money
method-bank-transfer = העברה בנקאית
method-crypto = קריפטו
method-note-card = אשראי או דביט
method-note-mobile-money = אישור בטלפון
method-note-bank-transfer = מאפליקציית הבנק
method-note-crypto = מהארנק שלכם
elsewhere-card = את פרטי הכרטיס תזינו בשלב הבא, ושם תוכלו גם לבחור דרך אחרת. מספר הכרטיס לעולם אינו נחשף לדף זה.
elsewhere-mobile-money = את התשלום תאשרו בשלב הבא.
elsewhere-bank-transfer = פרטי החשבון להעברה יופיעו בשלב הבא.
elsewhere-crypto = בשלב הבא יופיעו הכתובת לתשלום וקוד לארנק שלכם.
transfer-note = פרטי החשבון להעברה יופיעו בדף הבא. ההזמנה תאושר כשהכסף יתקבל.

## The button of the pay page

submit-pay = תשלום
submit-pay-amount = תשלום { $amount }
submit-book = הזמנה
submit-book-amount = הזמנה · { $amount }
submit-donate = תרומה
submit-donate-amount = תרומה של { $amount }
submit-subscribe = הצטרפות למינוי
submit-subscribe-amount = הצטרפות למינוי · { $amount }
start-trial = התחלת תקופת ניסיון
free-heading = הפרטים שלכם
free-submit = השלמת ההזמנה
busy = מתבצע עיבוד…

## The fields of the form

label-email = אימייל
label-card-number = מספר כרטיס
label-card-expiry = תוקף
label-card-cvc = קוד אבטחה
label-card-name = השם על הכרטיס
label-phone = מספר Mobile Money
label-method = אמצעי תשלום
label-code = קוד
label-name = שם מלא
label-contact-phone = מספר טלפון
label-business-name = שם העסק
label-tax-id = מספר זיהוי לצורכי מס
label-custom-amount = הסכום שלכם
label-promotion = קוד קופון
label-shipping = שיטת משלוח
label-terms = תנאי השירות
label-quantity = כמות
label-country = ארץ או אזור
tax-id-kind = סוג מספר הזיהוי
hint-phone = את התשלום מאשרים בטלפון הזה.
expiry-form = MM / YY
cvc-form = CVV
optional = (לא חובה)
choose = בחירה…

## Addresses

shipping-heading = כתובת למשלוח
billing-heading = כתובת לחיוב
billing-same = כתובת החיוב זהה לכתובת המשלוח
address-name = שם מלא
address-line1 = כתובת
address-line2 = דירה, כניסה, קומה
address-city = עיר
address-town = יישוב או עיר
address-suburb = פרבר
address-state = מדינה
address-province = פרובינציה
address-region = אזור
address-prefecture = מחוז
address-county = מחוז
address-emirate = אמירות
address-postal-code = מיקוד
address-zip = מיקוד (ZIP)
address-postcode = מיקוד
address-pin = מיקוד (PIN)
address-eircode = Eircode

## Shipping

shipping-options = שיטת משלוח
shipping-today = היום
shipping-days = { $count ->
    [one] יום אחד
    [two] יומיים
   *[other] { $count } ימים
}
shipping-business-days = { $count ->
    [one] יום עסקים אחד
    [two] 2 ימי עסקים
   *[other] { $count } ימי עסקים
}
shipping-days-range = { $least } עד { $most } ימים
shipping-business-days-range = { $least } עד { $most } ימי עסקים

## More questions, and what the buyer agrees to

custom-heading = עוד על ההזמנה
business-heading = פרטי העסק
terms-agree = אני מאשר/ת את { $link }
terms-link = תנאי השירות
terms-agree-unlinked = אני מאשר/ת את תנאי השירות
terms-read = לקריאת התנאים
new-tab = (נפתח בכרטיסייה חדשה)
promotions-agree = אשמח לקבל חדשות ומבצעים באימייל. אפשר להפסיק את קבלתם בכל עת.

## What comes later by itself: subscriptions

later-trial = חינם עד { $date }, לאחר מכן { $renews }
later-then = לאחר מכן { $renews }
later-once = תשלום חד-פעמי. המינוי מסתיים מאליו
renews = { $amount } { $every }
renews-from = { $amount } { $every } החל מ-{ $from }
renews-discount = { $amount } { $every } עד { $until }, ואחר כך { $after }
renews-from-discount = { $amount } { $every } מ-{ $from } עד { $until }, ואחר כך { $after }
renews-times = { $count ->
    [one] { $amount } { $every }, תשלום אחד בלבד
    [two] { $amount } { $every }, 2 תשלומים בסך הכול
   *[other] { $amount } { $every }, { $count } תשלומים בסך הכול
}
renews-from-times = { $count ->
    [one] { $amount } { $every } החל מ-{ $from }, תשלום אחד בלבד
    [two] { $amount } { $every } החל מ-{ $from }, פעמיים
   *[other] { $amount } { $every } החל מ-{ $from }, { $count } פעמים
}
renews-discount-times = { $count ->
    [one] { $amount } { $every } עד { $until }, ואחר כך { $after }, תשלום אחד בלבד
    [two] { $amount } { $every } עד { $until }, ואחר כך { $after }, 2 תשלומים בסך הכול
   *[other] { $amount } { $every } עד { $until }, ואחר כך { $after }, { $count } תשלומים בסך הכול
}
renews-from-discount-times = { $count ->
    [one] { $amount } { $every } מ-{ $from } עד { $until }, ואחר כך { $after }, תשלום אחד בלבד
    [two] { $amount } { $every } מ-{ $from } עד { $until }, ואחר כך { $after }, פעמיים
   *[other] { $amount } { $every } מ-{ $from } עד { $until }, ואחר כך { $after }, { $count } פעמים
}

## What the buyer allows by pressing the button; it stands over the button

mandate-save = בשמירת הכרטיס אתם מאשרים ל-{ $merchant } לחייב אותו בתשלומים הבאים, עד שתבטלו.
mandate-invoice = { $means ->
    [card] בביצוע התשלום אתם מאשרים ל-{ $merchant } לחייב את הכרטיס הזה גם בתשלומים הבאים, עד שתבטלו.
   *[other] בביצוע התשלום אתם מאשרים ל-{ $merchant } לחייב את אמצעי התשלום הזה גם בתשלומים הבאים, עד שתבטלו.
}
mandate-trial = { $means ->
    [card] בהתחלת תקופת הניסיון אתם מאשרים ל-{ $merchant } לחייב את הכרטיס הזה החל מ-{ $date }, עד שתבטלו. אם תבטלו לפני תאריך זה, לא יהיה חיוב נוסף.
   *[other] בהתחלת תקופת הניסיון אתם מאשרים ל-{ $merchant } לחייב את אמצעי התשלום הזה החל מ-{ $date }, עד שתבטלו. אם תבטלו לפני תאריך זה, לא יהיה חיוב נוסף.
}
mandate-trial-times = { $means ->
    [card] בהתחלת תקופת הניסיון אתם מאשרים ל-{ $merchant } לחייב את הכרטיס הזה החל מ-{ $date }, עד להשלמת כל התשלומים ({ $count } בסך הכול) או עד שתבטלו. אם תבטלו לפני תאריך זה, לא יהיה חיוב נוסף.
   *[other] בהתחלת תקופת הניסיון אתם מאשרים ל-{ $merchant } לחייב את אמצעי התשלום הזה החל מ-{ $date }, עד להשלמת כל התשלומים ({ $count } בסך הכול) או עד שתבטלו. אם תבטלו לפני תאריך זה, לא יהיה חיוב נוסף.
}
mandate-subscribe = { $means ->
    [card] בהצטרפות למינוי אתם מאשרים ל-{ $merchant } לחייב את הכרטיס הזה בתשלומים הבאים, עד שתבטלו.
   *[other] בהצטרפות למינוי אתם מאשרים ל-{ $merchant } לחייב את אמצעי התשלום הזה בתשלומים הבאים, עד שתבטלו.
}
mandate-subscribe-times = { $means ->
    [card] בהצטרפות למינוי אתם מאשרים ל-{ $merchant } לחייב את הכרטיס הזה בתשלומים הבאים, עד להשלמת כל התשלומים ({ $count } בסך הכול) או עד שתבטלו.
   *[other] בהצטרפות למינוי אתם מאשרים ל-{ $merchant } לחייב את אמצעי התשלום הזה בתשלומים הבאים, עד להשלמת כל התשלומים ({ $count } בסך הכול) או עד שתבטלו.
}
no-card = אין צורך בכרטיס כרגע.

## The page that saves another card for a subscription

save-heading = שימוש בכרטיס אחר
keep-lead = הכרטיס יישמר אצל { $merchant } לתשלומים הבאים. היום לא יהיה חיוב.
save-lead = מעכשיו { $merchant } יחייב את הכרטיס עבור { $what }. היום לא יהיה חיוב.
save-lead-due = מעכשיו { $merchant } יחייב את הכרטיס עבור { $what }, ומיד גם { $due } עבור החשבונית הפתוחה.
save-submit = שמירת הכרטיס
card-challenge-lead = { $bank } מבקש מכם לאשר שהכרטיס הזה שלכם.
card-challenge-confirm = אישור הכרטיס
restart-card = שימוש בכרטיס אחר

## The test numbers under the form, in test mode

hints = מספרים לבדיקה
hints-lead = לא מועבר כסף אמיתי. אפשר להזין כל תאריך עתידי, כל קוד אבטחה וכל שם.
hint-succeeds = התשלום מצליח
hint-declined = התשלום נדחה
hint-funds = אין יתרה מספקת
hint-expired = תוקף הכרטיס פג
hint-cvc = קוד אבטחה שגוי
hint-bank = נדרש אישור מהבנק (3D Secure)
hint-approves = הבקשה מאושרת
hint-code = נדרש קוד: 123456
hint-refuses = הבקשה נדחית

## What is wrong with a field, and what to do

errors = בדקו את הפרטים
digits-only = הזינו ספרות בלבד.
problem-holds-card = זה נראה כמו מספר כרטיס. הזינו אותו רק בשדה המיועד לכך.
problem-email-missing = הזינו כתובת אימייל.
problem-email-long = כתובת האימייל ארוכה מדי. הזינו כתובת קצרה יותר.
problem-email = כתובת האימייל אינה מלאה. היא צריכה להיראות כך: ama@example.com.
problem-card-number-missing = הזינו את המספר הארוך שעל הכרטיס.
problem-card-number-mistyped = יש טעות במספר הכרטיס. השוו אותו לכרטיס.
problem-card-number-test = זהו מצב בדיקה. השתמשו באחד ממספרי הבדיקה, ולעולם לא בכרטיס אמיתי.
problem-card-number-long = מספר הכרטיס ארוך מדי. השוו אותו לכרטיס.
problem-card-number = מספר הכרטיס אינו מלא. השוו אותו לכרטיס.
problem-expiry-missing = הזינו את תוקף הכרטיס.
problem-expiry-past = תאריך זה כבר עבר. בדקו אותו או השתמשו בכרטיס אחר.
problem-expiry = הזינו את תוקף הכרטיס כחודש ושנה, למשל 08/29.
problem-cvc-missing = הזינו את קוד האבטחה של הכרטיס.
problem-cvc = בקוד האבטחה יש 3 ספרות, או 4 בכרטיסי American Express.
problem-card-name-missing = הזינו את השם כפי שהוא מופיע על הכרטיס.
problem-card-name-long = השם ארוך מדי. הזינו את השם כפי שהוא מופיע על הכרטיס.
problem-card-name = הזינו את השם כפי שהוא מופיע על הכרטיס, באותיות.
problem-phone-missing = הזינו את מספר ה-Mobile Money שלכם.
problem-phone-provider = לא זיהינו רשת סלולרית למספר הזה. בדקו את שלוש הספרות הראשונות.
problem-phone-test = זהו מצב בדיקה. השתמשו באחד ממספרי הטלפון לבדיקה.
problem-phone = מספר הטלפון אינו מלא. הוא צריך להיראות כך: 024 412 3456.
problem-method = בחרו אמצעי תשלום.
problem-code-missing = הזינו את הקוד שנשלח לטלפון שלכם.
problem-code-wrong = הקוד שגוי. בדקו את ההודעה בטלפון ונסו שוב.
problem-code-expired = הקוד כבר אינו בתוקף. בחרו אמצעי תשלום אחר או התחילו מחדש.
problem-code = הקוד מורכב מספרות בלבד. הזינו אותו כפי שנשלח לטלפון שלכם.
problem-promotion-missing = הזינו קודם קוד קופון.
problem-promotion-expired = תוקף הקופון פג.
problem-promotion-used = הקופון כבר נוצל עד תום.
problem-promotion-small = סכום ההזמנה נמוך מהמינימום לקופון הזה.
problem-promotion-other = הקופון אינו מתאים להזמנה הזו.
problem-promotion = קוד הקופון אינו תקף. בדקו שהוקלד נכון; ייתכן גם שתוקפו הסתיים.
problem-amount-missing = הזינו את הסכום לתשלום.
problem-amount-small = הסכום קטן מדי. הזינו סכום גדול יותר.
problem-amount-large = הסכום גדול מדי. הזינו סכום קטן יותר.
problem-amount-fine = בסכום הזה יש יותר ספרות אחרי הנקודה ממה שניתן לשלם. עגלו אותו, למשל לשתי ספרות.
problem-amount = הזינו את הסכום בספרות, כמו הסכומים שמתחת לשדה.
problem-amount-least = הסכום קטן מדי. הזינו לפחות { $bound }.
problem-amount-most = הסכום גדול מדי. הזינו לכל היותר { $bound }.
problem-quantity-small = הכמות קטנה מדי. בחרו כמות גדולה יותר.
problem-quantity-large = הכמות גדולה מדי. בחרו כמות קטנה יותר.
problem-quantity-fine = בכמות הזו יש בסכום הכולל יותר ספרות אחרי הנקודה ממה שניתן לשלם. בחרו כמות אחרת.
problem-quantity = הזינו את הכמות כמספר שלם.
problem-quantity-least = הכמות קטנה מדי. בחרו לפחות { $bound }.
problem-quantity-most = הכמות גדולה מדי. בחרו לכל היותר { $bound }.
problem-country-other = לא ניתן לבחור בארץ הזו. בחרו ארץ אחרת.
problem-country = בחרו ארץ.
problem-address-long = הטקסט ארוך מדי. קצרו אותו.
problem-address-name = הזינו שם מלא.
problem-address-line1 = הזינו רחוב ומספר בית.
problem-address-line2 = הזינו דירה, כניסה או קומה.
problem-address-city = הזינו עיר או יישוב.
problem-address-state-missing = הזינו או בחרו מדינה, מחוז או אזור.
problem-address-state = בחרו מדינה, מחוז או אזור בארץ הזו.
problem-address-postal-missing = הזינו מיקוד.
problem-address-postal = המיקוד אינו מתאים לארץ שנבחרה. בדקו את שניהם.
problem-name-missing = הזינו את שמכם המלא.
problem-contact-phone-missing = הזינו מספר טלפון.
problem-contact-phone-long = מספר הטלפון ארוך מדי. בדקו אותו.
problem-contact-phone = מספר הטלפון אינו מלא. אפשר להתחיל בסימן + ובקידומת המדינה.
problem-business-missing = הזינו את שם העסק.
problem-tax-id-missing = הזינו את מספר הזיהוי לצורכי מס.
problem-tax-id-type = בחרו את סוג מספר הזיהוי.
problem-tax-id = מספר הזיהוי אינו מתאים לסוג שנבחר. בדקו את שניהם.
problem-shipping = בחרו איך ההזמנה תישלח.
problem-terms = כדי להמשיך, יש להסכים לתנאים.
problem-long = הטקסט ארוך מדי. השתמשו בפחות תווים.
problem-short = הטקסט קצר מדי. השתמשו ביותר תווים.
problem-choice = בחרו אחת מהתשובות שברשימה.
problem-missing = ענו על השאלה הזו.
problem-other = בדקו את התשובה הזו.

## Why the last try to pay did not go through: a heading, and what to do

notice-declined = התשלום נדחה
notice-declined-lead = נסו כרטיס או אמצעי תשלום אחר, או בררו את הסיבה עם הבנק או עם ספק השירות.
notice-funds = אין מספיק כסף זמין
notice-funds-lead = הוסיפו כסף תחילה, או השתמשו בכרטיס או באמצעי תשלום אחר.
notice-expired = תוקף הכרטיס פג
notice-expired-lead = בדקו את תאריך התוקף, או השתמשו בכרטיס אחר.
notice-cvc = קוד האבטחה שגוי
notice-cvc-lead = הזינו שוב את 3 או 4 הספרות המודפסות על הכרטיס.
notice-bank = הבנק לא הצליח לאמת את זהותכם
notice-bank-lead = נסו שוב ואשרו מול הבנק, או שלמו בדרך אחרת.
notice-fault = התשלום לא בוצע
notice-fault-lead = אירעה תקלה אצל ספק התשלומים. נסו שוב בעוד רגע, או שלמו בדרך אחרת.
notice-card = הכרטיס נדחה
notice-card-lead = השתמשו בכרטיס אחר, או פנו לבנק.
notice-not-confirmed = התשלום לא אושר בטלפון שלכם
notice-not-confirmed-lead = הבקשה נדחתה או לא נענתה בזמן. נסו שוב ואשרו את הבקשה, או שלמו בדרך אחרת.
notice-not-charged = התשלום לא הגיע לספק
notice-not-charged-lead = לא חויבתם. נסו שוב, או שלמו בדרך אחרת.
notice-abandoned = בחרו איך לשלם
notice-abandoned-lead = אם בקשה מהניסיון הקודם עדיין מופיעה בטלפון או באפליקציית הבנק, אל תאשרו אותה.
notice-tries = יותר מדי ניסיונות
notice-tries-lead = המתינו כמה דקות, ואז נסו שוב או שלמו בדרך אחרת.
notice-total = הסכום הכולל השתנה
notice-total-lead = לא חויבתם. בדקו את הסכום החדש, ואם הוא מקובל עליכם – המשיכו לתשלום.
notice-discount = ההנחה כבר אינה זמינה
notice-discount-lead = לא חויבתם. בדקו את הסכום החדש, ואם הוא מקובל עליכם – המשיכו לתשלום.
notice-order-busy = ההזמנה משולמת כרגע בדף אחר
notice-order-busy-lead = סיימו שם, או המתינו כמה דקות ונסו כאן שוב. כך לא תשלמו פעמיים.

## The same where a card is only saved, and nothing is paid

save-declined = הכרטיס נדחה
save-declined-lead = נסו כרטיס אחר, או בררו את הסיבה עם הבנק.
save-bank = הבנק לא הצליח לאמת את זהותכם
save-bank-lead = נסו שוב ואשרו מול הבנק, או השתמשו בכרטיס אחר.
save-fault = לא ניתן היה לשמור את הכרטיס
save-fault-lead = אירעה תקלה אצל ספק התשלומים. נסו שוב בעוד רגע, או השתמשו בכרטיס אחר.
save-not-reached = לא ניתן היה לשמור את הכרטיס
save-not-reached-lead = פרטי הכרטיס לא הגיעו לספק. נסו שוב.
save-abandoned = בחרו כרטיס אחר
save-abandoned-lead = הכרטיס שהזנתם קודם לא נשמר.
save-tries = יותר מדי ניסיונות
save-tries-lead = המתינו כמה דקות, ואז נסו שוב או השתמשו בכרטיס אחר.

## Ways out, on many pages

cancel = ביטול וחזרה אל { $merchant }
back = חזרה אל { $merchant }
restart = בחירת אמצעי תשלום אחר

## The page with a provider's own fields for a card

provider-heading = הזינו את פרטי התשלום
provider-lead = הפרטים שלכם מועברים ישירות אל { $provider } בהצפנה.
provider-submit = תשלום { $amount }
provider-failed = זה לא הצליח. נסו שוב, או בחרו אמצעי תשלום אחר.
provider-noscript = כדי להזין כרטיס כאן נדרש JavaScript. כדי להמשיך בלעדיו, בחרו למטה אמצעי תשלום אחר.

## The page while the buyer pays on a provider's page

away-heading = השלמת התשלום
away-lead = שלמו { $amount } בדף המאובטח של { $provider }. לאחר מכן תחזרו לכאן.
away-go = המשך אל { $provider }
away-waiting = ממתינים לתשלום. הדף מתעדכן מעצמו.
away-note = אם כבר שילמתם שם, המתינו כאן. תשלום בדרך אחרת עלול לגרום לחיוב כפול; תשלום שני יוחזר.

## The page with an address for a payment in tokens (crypto)

chain-heading = תשלום מהארנק שלכם
chain-lead = שלחו בדיוק { $amount } ברשת { $network } לכתובת הזו.
chain-enough-heading = התשלום בדרך
chain-enough-lead = אין צורך לשלוח דבר נוסף. התשלום יושלם ברגע שהרשת תאשר אותו.
chain-amount = סכום
chain-address = כתובת
chain-network = רשת
chain-token = טוקן
chain-contract = חוזה
chain-code = קוד לארנק עם הטוקן, הכתובת והסכום
chain-open = פתיחה בארנק
chain-only = שלחו רק { $token }, ורק ברשת { $network }. כל דבר אחר שיישלח לכתובת הזו לא ייראה כאן.
chain-received = התקבלו { $amount } { $token }. שלחו את היתרה לאותה כתובת כדי להשלים את התשלום.
chain-seen = { $count ->
    [one] { $amount } { $token } בדרך: נדרש עוד בלוק אחד לאישור.
    [two] { $amount } { $token } בדרך: נדרשים עוד 2 בלוקים לאישור.
   *[other] { $amount } { $token } בדרך: נדרשים עוד { $count } בלוקים לאישור.
}
chain-waiting = ממתינים לתשלום. הדף מתעדכן מעצמו.
chain-warning = אם כבר שלחתם את התשלום, המתינו כאן. סכום שיגיע אחרי תשלום אחר יוחזר רק ידנית על ידי החנות.

## The page on which a bank asks (3D Secure)

challenge-heading = אישור מול הבנק
challenge-lead = { $bank } מבקש מכם לאשר שהתשלום הזה שלכם.
challenge-confirm = אישור התשלום
challenge-reject = דחייה

## The page for a code from a text message

code-heading = הזינו את הקוד
code-lead = קוד נשלח מ-{ $provider } אל { $phone }.
code-button = אישור הקוד

## The page while the buyer approves on the phone

prompt-heading = אשרו בטלפון
prompt-lead = בקשת תשלום נשלחה מ-{ $provider } אל { $phone }.
prompt-step-open = פתחו את בקשת התשלום בטלפון.
prompt-step-check = ודאו שמופיע בה הסכום { $amount } עבור { $merchant }.
prompt-step-pin = הזינו את קוד ה-PIN של Mobile Money כדי לאשר. לעולם אל תקלידו את קוד ה-PIN באתר אינטרנט.
prompt-waiting = ממתינים לאישור שלכם. הדף מתעדכן מעצמו.
prompt-note = אם כבר אישרתם את התשלום, המתינו כאן. תשלום בדרך אחרת עלול לגרום לחיוב כפול.

## The page with the account for a bank transfer

transfer-heading = ביצוע העברה בנקאית
transfer-lead = העבירו בדיוק { $amount } לחשבון הזה.
transfer-bank = בנק
transfer-account = מספר חשבון
transfer-reference = אסמכתה
transfer-exact = יש לציין בדיוק את הסכום ואת האסמכתה האלה. בלעדיהם לא נוכל לשייך את ההעברה להזמנה.
transfer-waiting = ממתינים להעברה. הדף מתעדכן מעצמו.
transfer-warning = אם כבר שלחתם את ההעברה, המתינו כאן. תשלום בדרך אחרת פירושו תשלום כפול.
copy = העתקה: { $row }
copy-short = העתקה
copied = הועתק

## How a payment ended

processing-heading = מאשרים את התשלום
processing-lead = אנו ממתינים לתשובה מספק התשלומים. נא לא לשלם שוב. הדף מתעדכן מעצמו.
paid-heading = התשלום הושלם
paid-lead = תודה. התשלום ל-{ $merchant } בוצע בהצלחה.
paid-close = אפשר לסגור את הדף.
paid-moves-on = בעוד רגע תוחזרו אל { $merchant }.
ordered-heading = ההזמנה הושלמה
ordered-lead = תודה. ההזמנה ב-{ $merchant } הושלמה ואין מה לשלם.
expired-heading = תוקף דף התשלום פג
expired-lead = כבר לא ניתן לשלם כאן. כדי לקנות שוב, התחילו מ-{ $merchant }. אם נדמה לכם שכבר שילמתם, בררו קודם עם { $merchant }.
paid-elsewhere-heading = ההזמנה כבר שולמה
paid-elsewhere-lead = התשלום ל-{ $merchant } בוצע בדף אחר. אין כאן מה לשלם עוד.
locked-heading = יותר מדי ניסיונות כושלים
locked-lead = מטעמי אבטחה, הדף אינו מקבל ניסיונות נוספים. כדי לנסות שוב, חזרו אל { $merchant } והתחילו תשלום חדש.
unavailable-heading = לא ניתן לקבל את התשלום כרגע
unavailable-lead = אין ספק תשלומים זמין עבורו. נסו שוב מאוחר יותר, או בררו עם { $merchant } על דרך תשלום אחרת.

## The same for a subscription

subscribed-heading = המינוי שלכם פעיל
subscribed-lead = תודה. המינוי שלכם ב-{ $merchant } התחיל.
trial-started-heading = תקופת הניסיון התחילה
trial-started-lead = תודה. המינוי שלכם ב-{ $merchant } מתחיל בתקופת ניסיון.
subscribe-expired-heading = תוקף הדף פג
subscribe-expired-lead = כבר לא ניתן להצטרף כאן למינוי. כדי להצטרף, התחילו שוב מ-{ $merchant }. אם נדמה לכם שכבר הצטרפתם, בררו קודם עם { $merchant }.
subscribe-elsewhere-heading = המינוי כבר התחיל
subscribe-elsewhere-lead = המינוי ב-{ $merchant } התחיל בדף אחר. אין צורך לעשות כאן דבר נוסף.
subscribe-locked-lead = מטעמי אבטחה, הדף אינו מקבל ניסיונות נוספים. כדי לנסות שוב, חזרו אל { $merchant } והצטרפו משם.
subscribe-unavailable-heading = לא ניתן להצטרף למינוי כרגע
subscribe-unavailable-lead = אין ספק תשלומים זמין עבורו. נסו שוב מאוחר יותר, או פנו אל { $merchant }.

## The same for an invoice

invoice-done-heading = חשבונית { $number } שולמה
invoice-expired-heading = כבר לא ניתן לשלם כאן את חשבונית { $number }
invoice-expired-lead = ייתכן שהיא שולמה או בוטלה. בררו עם { $merchant } אם נותר משהו לעשות.
invoice-elsewhere-heading = חשבונית { $number } כבר שולמה
invoice-locked-lead = מטעמי אבטחה, הדף אינו מקבל ניסיונות נוספים. בררו עם { $merchant } איך לשלם את חשבונית { $number }.

## The same for a card that is saved

saving-heading = שומרים את הכרטיס
saving-lead = אנו ממתינים לתשובת הבנק. נא לא להזין שוב את הכרטיס. הדף מתעדכן מעצמו.
saved-heading = הכרטיס נשמר
kept-lead = הוא שמור אצל { $merchant } לתשלומים הבאים.
saved-lead = מעכשיו { $merchant } יחייב אותו עבור { $what }.
save-expired-heading = תוקף הדף פג
save-expired-lead = כבר לא ניתן לשמור כאן כרטיס. כדי להשתמש בכרטיס אחר, התחילו שוב מ-{ $merchant }.
saved-elsewhere-heading = כבר נשמר כרטיס
kept-elsewhere-lead = הכרטיס נשמר בדף אחר. הוא שמור אצל { $merchant } לתשלומים הבאים.
saved-elsewhere-lead = הכרטיס נשמר בדף אחר. מעכשיו { $merchant } יחייב אותו עבור { $what }.
save-locked-lead = מטעמי אבטחה, הדף אינו מקבל כרטיסים נוספים. כדי לנסות שוב, התחילו שוב מ-{ $merchant }.
save-unavailable-heading = לא ניתן לשמור את הכרטיס כרגע
save-unavailable-lead = אין ספק תשלומים זמין לכך. נסו שוב מאוחר יותר, או פנו אל { $merchant }.

## The receipt of one payment

receipt = קבלה
receipt-title = קבלה מ-{ $seller }
receipt-number = מספר תשלום
receipt-short = מספר קבלה
receipt-refunded = הוחזר
receipt-test = מצב בדיקה: לא הועבר כסף, וזו אינה קבלה על תשלום אמיתי.
receipt-proof = הקבלה זמינה גם בגרסה חתומה דיגיטלית, שכל אחד יכול לאמת בלי לפנות אלינו.
receipt-signed = קבלה חתומה
receipt-link = הצגת הקבלה

## The printable invoice

invoice = חשבונית
invoice-title = חשבונית { $number } מ-{ $seller }
invoice-test = מצב בדיקה: חשבונית זו אינה אמיתית.
invoice-status-open = לתשלום
invoice-status-paid = שולמה
invoice-status-void = מבוטלת
invoice-status-uncollectible = לא ניתנת לגבייה
invoice-lead-due-by = { $amount } לתשלום עד { $date }
invoice-lead-due = { $amount } לתשלום
invoice-lead-paid-on = { $amount } שולמו ב-{ $date }
invoice-lead-paid = { $amount } שולמו
invoice-lead-void = מבוטלת: אין מה לשלם
invoice-lead-uncollectible = { $amount } לא שולמו
invoice-number = מספר חשבונית
invoice-issued = תאריך הנפקה
invoice-paid-on = תאריך תשלום
invoice-due-by = לתשלום עד
invoice-period = תקופה
invoice-paid-with = אמצעי תשלום
invoice-seller = מאת
invoice-buyer = לכבוד
tax-id = מספר זיהוי לצורכי מס: { $number }
invoice-paid = סכום ששולם
invoice-due = סכום לתשלום
invoice-pay = תשלום החשבונית
invoice-print-lead = כדי לשמור עותק, הדפיסו את הדף או שמרו אותו כ-PDF.
print = הדפסה
go-back = חזרה

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = המינויים שלכם ב-{ $merchant }
portal-heading = המינויים שלכם
portal-none = אין לכם כאן מינויים.
portal-price = { $amount } { $every }
portal-next = התשלום הבא
portal-next-on = { $amount } ב-{ $date }
portal-card = חיוב באמצעות
portal-pay = לתשלום עכשיו
portal-cancel = ביטול המינוי
portal-resume = המשך המינוי
portal-change-card = שימוש בכרטיס אחר
portal-receipts = חשבוניות
portal-no-receipts = עדיין אין חשבוניות.
portal-ends-on = המינוי { $name } יסתיים ב-{ $date }.
portal-ends = המינוי { $name } יסתיים.
portal-ended = המינוי { $name } הסתיים. לא יהיו חיובים נוספים.
portal-goes-on = המינוי { $name } נמשך.
portal-card-changed = הכרטיס הוחלף.
portal-unchanged = לא בוצע שינוי, כי משהו אחר השתנה בינתיים. בדקו שוב.
status-incomplete = עדיין לא התחיל
status-active = פעיל
status-trial-until = תקופת ניסיון עד { $date }
status-trial = תקופת ניסיון
status-overdue = תשלום באיחור
status-unpaid = לא שולם
status-paused = מושהה
status-ends-on = מסתיים ב-{ $date }
status-ends = מסתיים בקרוב
status-ended-on = הסתיים ב-{ $date }
status-ended = הסתיים
status-note-incomplete = התשלום הראשון עדיין חסר.
status-note-overdue = התשלום האחרון לא בוצע. שלמו אותו עכשיו, או השתמשו בכרטיס אחר, שיחויב מיד.
status-note-unpaid = התשלום האחרון לא שולם. המינוי יימשך מיד לאחר התשלום.
status-note-paused = אין חיובים בזמן ההשהיה.
status-note-ends = עד אז הכול נשאר כפי שהוא. לא יהיו חיובים נוספים.
portal-cancel-heading = לבטל את { $name }?
portal-cancel-trial-on = המינוי יסתיים עם תקופת הניסיון, ב-{ $date }. עד אז הכול נשאר כפי שהוא.
portal-cancel-on = המינוי יסתיים ב-{ $date }, עם סיום התקופה ששולמה. עד אז הכול נשאר כפי שהוא.
portal-cancel-now = המינוי יסתיים מיד.
portal-cancel-charge = לא יהיו חיובים נוספים עבורו.
portal-cancel-trial = לא יהיה חיוב עבורו.
portal-keep = להשאיר את המינוי
portal-expired-heading = תוקף הקישור פג
portal-expired-lead = מטעמי אבטחה הקישור פועל לזמן קצר בלבד. פתחו אותו שוב מ-{ $merchant }.
portal-expired-lead-unknown = מטעמי אבטחה הקישור פועל לזמן קצר בלבד. פתחו אותו שוב מהחנות.

## The page of a payment link

link-continue = המשך לתשלום
link-open-amount = את הסכום תבחרו בדף הבא.
link-inactive-heading = הקישור אינו פעיל
link-inactive-lead = כרגע אי אפשר לשלם כאן. אם ציפיתם למשהו אחר, בררו עם { $merchant }.
link-sold-out-heading = אזל המלאי
link-sold-out-lead = כל מה שבקישור הזה כבר נמכר, או שמישהו אחר משלם עליו ממש עכשיו. בררו עם { $merchant } אם יהיה עוד.

## What went wrong with a request: heading and sentence

http-400 = הבקשה אינה תקינה
http-400-lead = חזרו אחורה, טענו את הדף מחדש ונסו שוב.
http-403 = הטופס הגיע ממקום אחר
http-403-lead = מטעמי אבטחה הוא לא התקבל. פתחו שוב את דף התשלום.
http-404 = אין כאן כלום
http-404-lead = בדקו את הכתובת, או בקשו מהחנות קישור תשלום חדש.
http-405 = אי אפשר לעשות זאת כאן
http-405-lead = חזרו לדף שממנו הגעתם.
http-413 = זה גדול מדי
http-413-lead = קצרו את מה שהזנתם ונסו שוב.
http-415 = מבנה הטופס שונה מהמצופה
http-415-lead = פתחו שוב את דף התשלום ושלחו את הטופס משם.
http-429 = יותר מדי בקשות
http-429-lead = המתינו רגע ונסו שוב.
http-500 = משהו השתבש אצלנו
http-500-lead = אם הייתם באמצע תשלום, אל תשלמו שוב: פתחו את דף התשלום, שבו מופיע מצב התשלום.
problem-status = שגיאה
problem-request = בקשה

## The server's own pages, and the demo shop

home-lead = פועל כאן שרת תשלומים.
home-version = גרסה
dashboard-heading = לוח בקרה
demo-heading = חנות הדגמה
cancelled-heading = התשלום בוטל
cancelled-lead = זו חנות הדגמה. חנות אמיתית הייתה מציגה כאן את סל הקניות שלכם, כדי שתוכלו לנסות שוב.
codes-heading = קודי שגיאה
codes-lead = כל קוד שה-API יכול להחזיר, ומה פירושו.

## A slow or lost line, and the foot of the page

slow-title = זה נמשך יותר מהרגיל
slow-text = ייתכן שהתשלום עדיין בדרך. השאירו את הדף פתוח, או בדקו את מצב התשלום: לא תחויבו פעמיים.
lost-title = החיבור נותק
lost-text = עדיין איננו יודעים אם התשלום הגיע אלינו. לחצו שוב על הכפתור, או בדקו את מצב התשלום: בכל מקרה תחויבו פעם אחת בלבד.
look-again = בדיקת מצב התשלום
support-link = יצירת קשר
terms-foot = תנאים
privacy-link = פרטיות
