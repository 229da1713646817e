### The words a buyer reads, in English. This file is the model of all others: every locale has exactly these messages,
### each with exactly these variables.
###
### How to translate
### - Plain words: what happened, and what to do next. Say that no money moved only where the English says so.
### - Write the way a good shop in that language addresses a buyer it does not know (formally where that is usual).
### - Keep the name before "=" and every { $variable }; put them where the sentence needs them.
### - One message is one line: a line break inside of a message would be shown as one.
### - Amounts and dates in variables are already written in the reader's language, such as "$1,234.50" and
###   "March 12, 2027". Names of merchants, banks, products and networks are never translated.
### - Where a { $count } chooses a form, use the plural categories of your language (zero, one, two, few, many, other).
###   You may add such a choice to any message that has a number, and you may leave it away where nothing changes:
###   { $count ->
###       [one] 1 day
###      *[other] { $count } days
###   }
###   With "[one]" write the number as a digit only if the category holds nothing but 1; else write { $count }.
### - "Kassa" is a name and stays as it is.
### - No direction marks and no invisible characters: pages set their direction themselves. A no-break space is fine.
### - Names of countries, months and currencies are not here: they come from the Unicode CLDR.

## Every page

# Shown alone, should a page ever fail to be made.
broken = This page could not be shown. Please reload it.
# The line at the foot of every page.
powered = Powered by Kassa
# The badge of pages on which no real money moves.
test-mode = Test mode
# The title of the browser's tab when something was wrong with what was entered.
# $title (text): the title without an error.
error-title = Error: { $title }
# The name of the choice of the language at the foot of a page, and of the button that takes it over.
language = Language
language-change = Change

## The left side of a payment page: what is paid

# For screen readers: the name of that part of the page.
summary = What you pay for
# Over the amount. $merchant (text): the merchant's name.
pay-merchant = Pay { $merchant }
# Over the amount of an order that costs nothing. $merchant (text): the merchant's name.
order-merchant = Your order at { $merchant }
# Over the amount of a subscription. $what (text): what is subscribed to.
subscribe-to = Subscribe to { $what }
# Over the amount of an invoice. $number (text): the invoice's number.
pay-invoice = Pay invoice { $number }
# Where an amount would be on the page for another card. $what (text): the subscription.
card-for = Card for { $what }
# Under the amount of an invoice: the period that it is for. $from, $to (dates).
for-period = For { $from } – { $to }
# Beside an amount, where more is paid later: "GHS 50.00 due today".
due-today = due today
# When the page can no longer be used. $time: a time such as "14:30" or "12 Mar 2027, 14:30".
expires = This page closes at { $time }
# From one day to another, such as the period of an invoice. $from, $to (dates).
span = { $from } – { $to }

## Rows that repeat what is paid: a name before a value, such as "Merchant  Kofi's Shop"

row-merchant = Merchant
row-amount = Amount
# What the payment is for.
row-for = For
row-card = Card
# What was paid today, where more is paid later.
row-today = Paid today
# Followed by a date: how long a trial lasts.
row-free-until = Free until
# Followed by what is paid later, such as "GHS 50.00 every month" (see "renews").
row-later = Then

## The list of what is bought

# For screen readers: the name of the list.
lines = Your order
# Unfolds lines of a long list. $count (number): how many.
more-lines = { $count ->
    [one] Show 1 more item
   *[other] Show { $count } more items
}
# The button that computes the total again.
update = Update
# Said by screen readers after that. $amount (amount): the new total.
updated = Updated. The total is { $amount }.
# When a buyer pressed the button before the page showed the new total.
changed-heading = The total has changed
changed-lead = Please check the new total, and pay if you agree.
# Buttons beside an item that can be left out, and beside a promotion code.
add = Add
remove = Remove
# Instead of an amount: it costs nothing.
free = Free

## What a line costs, under its name. The parts are joined in the order of the messages here, such as
## "2 × GHS 10.00 per seat, every month · 12 of 30 days"

# $unit (amount): the price of one. $label (text): what one is called in the merchant's words, such as "seat".
price-unit-per = { $unit } per { $label }
# $count (number): how many.
price-count-unit-per = { $count } × { $unit } per { $label }
price-count-unit = { $count } × { $unit }
# Where the number stands in a field.
price-unit-each = { $unit } each
# How often it is charged. $every (text): one of "every-day" and so on, below. $each (text): the price, from above.
price-every = Charged { $every }
price-each-every = { $each }, { $every }
# For how long it is bought. $duration (text): one of "duration-day" and so on, below.
price-lasts = For { $duration }
price-each-lasts = { $each }, for { $duration }
# Only a part of a period is charged. $days (number): so many days of it. $of (number): so many it has.
price-part = { $days } of { $of } days
price-each-part = { $each } · { $days } of { $of } days

## How often and how long. $count (number)

every-day = { $count ->
    [one] every day
   *[other] every { $count } days
}
every-week = { $count ->
    [one] every week
   *[other] every { $count } weeks
}
every-month = { $count ->
    [one] every month
   *[other] every { $count } months
}
every-year = { $count ->
    [one] every year
   *[other] every { $count } years
}
duration-day = { $count ->
    [one] 1 day
   *[other] { $count } days
}
duration-week = { $count ->
    [one] 1 week
   *[other] { $count } weeks
}
duration-month = { $count ->
    [one] 1 month
   *[other] { $count } months
}
duration-year = { $count ->
    [one] 1 year
   *[other] { $count } years
}

## The sums under the list. Every one stands before an amount

sum-subtotal = Subtotal
# $name (text): the discount's name, or its code.
sum-discount = Discount: { $name }
sum-shipping = Shipping
# $name (text): the way of shipping.
sum-shipping-named = Shipping: { $name }
# A tax that the prices contain. $name (text): such as "VAT". $percent (text): such as "12.5".
sum-tax-inclusive = incl. { $name } { $percent } %
# A tax that is added.
sum-tax = { $name } { $percent } %
# A tax that is not known yet, and what stands there instead of its amount.
sum-tax-by-address = Tax
tax-by-address = Added once we know your address
# Settled beside the lines, such as the rest of an earlier period.
sum-adjustment = Adjustment
# Credit that is more than there is to pay.
sum-carried = Credit for your next invoice
sum-total = Total

## "How this total is made": every step of the arithmetic, on demand. Every one stands before an amount

# Unfolds it.
explain = How this total is calculated
show-order = Show order
hide-order = Hide order
# $name (text): the line, the discount or the way of shipping. $tax (text): the tax's name.
explains-line-share = Part of the period: { $name }
explains-discount-share = Share of the discount: { $name }
explains-tax-contained = Tax included in the price: { $name }
explains-tax-share = { $tax } of it: { $name }
explains-tax-added = { $tax } on { $name }
# How an amount was rounded; it follows the amount after a comma.
rounded-half-up = rounded to the nearest, halves up
rounded-largest-remainder = rounded so that the parts make the whole
rounded-capped = at most what it applies to

## Promotion codes, and amounts that the buyer names

# The button that takes a code over.
apply = Apply
# Before the code that counts.
applied = Promotion code
# Where the amount will be, once the buyer has named one.
amount-open = Choose your amount
# Under the field. $least, $most (amounts).
amount-hint-between = Between { $least } and { $most }
amount-hint-least = { $least } or more

## The pay page

# The title of the browser's tab. $amount (amount), $merchant (text): the merchant's name.
pay-title = Pay { $amount } to { $merchant }
pay-heading = Payment details
# Titles of other uses of the page. $merchant (text), $number (text): the invoice's number.
free-title = Complete your order at { $merchant }
pay-invoice-title = Pay invoice { $number } to { $merchant }
save-title = Use another card at { $merchant }
# Over the choice of the way to pay.
methods = Pay with
method-card = Card
method-mobile-money = Mobile money
method-bank-transfer = Bank transfer
method-crypto = Crypto
# Small, under each of them.
method-note-card = Credit or debit
method-note-mobile-money = Approve on your phone
method-note-bank-transfer = From your bank's app
method-note-crypto = From your own wallet
# When a way is chosen that is gone through on the next page.
elsewhere-card = You enter your card, or choose another way, in the next step. This page never sees its number.
elsewhere-mobile-money = You confirm the payment in the next step.
elsewhere-bank-transfer = You see the account to transfer to in the next step.
elsewhere-crypto = The next step shows the address to pay to, and a code for your wallet.
transfer-note = The next page shows the account to transfer to. Your order is confirmed when the money arrives.

## The button of the pay page. $amount (amount)

submit-pay = Pay
submit-pay-amount = Pay { $amount }
submit-book = Book
submit-book-amount = Book · { $amount }
submit-donate = Donate
submit-donate-amount = Donate { $amount }
submit-subscribe = Subscribe
submit-subscribe-amount = Subscribe · { $amount }
start-trial = Start trial
# Where nothing is paid: the heading over the form, and the button.
free-heading = Your details
free-submit = Complete order
# What a button says while its form is on the way.
busy = Processing…

## The fields of the form

label-email = Email
label-card-number = Card number
label-card-expiry = Expiry date
label-card-cvc = Security code
label-card-name = Name on card
# The number of the mobile money wallet.
label-phone = Mobile money number
label-method = Way to pay
# A code from a text message.
label-code = Code
label-name = Full name
label-contact-phone = Phone number
label-business-name = Business name
label-tax-id = Tax ID
label-custom-amount = Your amount
label-promotion = Promotion code
label-shipping = Shipping method
label-terms = Terms of service
label-quantity = Quantity
label-country = Country or region
# Which kind of number a tax ID is, such as "EU VAT".
tax-id-kind = Tax ID type
# Under the field for the mobile money number.
hint-phone = You approve the payment on this phone.
# Inside of the empty field: how an expiry date is written (month, year).
expiry-form = MM / YY
# Inside of the empty field: the short name of the security code.
cvc-form = CVC
# After the name of a field that may stay empty.
optional = (optional)
# The first entry of a list to choose from.
choose = Choose…

## Addresses

shipping-heading = Shipping address
billing-heading = Billing address
billing-same = Billing address is the same as the shipping address
# What a country calls the parts of its addresses. "Town", "Suburb", "State", "Province" and so on are what the place
# itself is asked for; translate each word, even where two become the same.
address-name = Full name
# Street and house number.
address-line1 = Address
address-line2 = Apartment, suite, floor
address-city = City
address-town = Town or city
address-suburb = Suburb
address-state = State
address-province = Province
address-region = Region
# Japan.
address-prefecture = Prefecture
# Ireland, Britain.
address-county = County
# United Arab Emirates.
address-emirate = Emirate
address-postal-code = Postal code
# United States.
address-zip = ZIP code
# Britain, Australia.
address-postcode = Postcode
# India.
address-pin = PIN code
# Ireland; a name.
address-eircode = Eircode

## Shipping

shipping-options = Shipping method
# How long it takes.
shipping-today = Today
# $count (number): days.
shipping-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
shipping-business-days = { $count ->
    [one] 1 business day
   *[other] { $count } business days
}
# $least, $most (numbers): from so many to so many days, such as "2–5 days". A plural may be chosen by $most.
shipping-days-range = { $least }–{ $most } days
shipping-business-days-range = { $least }–{ $most } business days

## More questions, and what the buyer agrees to

custom-heading = More about your order
business-heading = Business details
# Beside a box to tick. $link: a link to the terms that says "terms-link".
terms-agree = I agree to the { $link }
terms-link = terms of service
# The same where there is no link.
terms-agree-unlinked = I agree to the terms of service
# A link behind the merchant's own words.
terms-read = Read the terms
# For screen readers, after a link.
new-tab = (opens in a new tab)
# Beside a box to tick.
promotions-agree = Send me news and offers by email. I can stop them at any time.

## What comes later by itself: subscriptions

# Under the amount of today. $date (date): the last day of the trial. $renews (text): one of "renews" and so on, below.
later-trial = Free until { $date }, then { $renews }
later-then = Then { $renews }
# Only one payment, that of today.
later-once = Paid once. It ends automatically
# $amount (amount): what a period costs. $every (text): one of "every-day" and so on. $from (date): the day from which it
# is charged. $until (date), $after (amount): the last day of a discount, and what a period costs after it.
# $count (number): after how many payments it ends.
renews = { $amount } { $every }
renews-from = { $amount } { $every } from { $from }
renews-discount = { $amount } { $every } until { $until }, and { $after } after that
renews-from-discount = { $amount } { $every } from { $from } until { $until }, and { $after } after that
renews-times = { $count ->
    [one] { $amount } { $every }, 1 payment in all
   *[other] { $amount } { $every }, { $count } payments in all
}
renews-from-times = { $count ->
    [one] { $amount } { $every } from { $from }, 1 payment in all
   *[other] { $amount } { $every } from { $from }, { $count } times
}
renews-discount-times = { $count ->
    [one] { $amount } { $every } until { $until }, and { $after } after that, 1 payment in all
   *[other] { $amount } { $every } until { $until }, and { $after } after that, { $count } payments in all
}
renews-from-discount-times = { $count ->
    [one] { $amount } { $every } from { $from } until { $until }, and { $after } after that, 1 payment in all
   *[other] { $amount } { $every } from { $from } until { $until }, and { $after } after that, { $count } times
}

## What the buyer allows by pressing the button; it stands over the button.
## $merchant (text). $means: "card" where a card is charged, "other" else. $date (date): the last day of a trial.
## $count (number): after how many payments it ends

mandate-save = By saving it you let { $merchant } charge this card for later payments until you cancel.
mandate-invoice = { $means ->
    [card] By paying you let { $merchant } charge this card for later payments too, until you cancel.
   *[other] By paying you let { $merchant } charge this way to pay for later payments too, until you cancel.
}
mandate-trial = { $means ->
    [card] By starting the trial you let { $merchant } charge this card from { $date } on, until you cancel. Cancel before that day, and nothing more is charged.
   *[other] By starting the trial you let { $merchant } charge this way to pay from { $date } on, until you cancel. Cancel before that day, and nothing more is charged.
}
mandate-trial-times = { $means ->
    [card] By starting the trial you let { $merchant } charge this card from { $date } on, until all { $count } are made or you cancel. Cancel before that day, and nothing more is charged.
   *[other] By starting the trial you let { $merchant } charge this way to pay from { $date } on, until all { $count } are made or you cancel. Cancel before that day, and nothing more is charged.
}
mandate-subscribe = { $means ->
    [card] By subscribing you let { $merchant } charge this card for later payments until you cancel.
   *[other] By subscribing you let { $merchant } charge this way to pay for later payments until you cancel.
}
mandate-subscribe-times = { $means ->
    [card] By subscribing you let { $merchant } charge this card for later payments until all { $count } are made or you cancel.
   *[other] By subscribing you let { $merchant } charge this way to pay for later payments until all { $count } are made or you cancel.
}
# Instead, where no card is asked for.
no-card = No card is needed now.

## The page that saves another card for a subscription

save-heading = Use another card
# $what (text): the subscription; without one, the card is put on file for whatever comes. $merchant (text).
# $due (amount): an invoice that is still open.
keep-lead = Your card will be on file at { $merchant } for later payments. Nothing is charged today.
save-lead = { $merchant } will charge it for { $what } from now on. Nothing is charged today.
save-lead-due = { $merchant } will charge it for { $what } from now on, and at once { $due } for the invoice that is open.
save-submit = Save card
card-challenge-lead = { $bank } asks you to confirm that this card is yours.
card-challenge-confirm = Confirm card
restart-card = Use another card

## The test numbers under the form, in test mode. What each does stands beside a number

hints = Test numbers
hints-lead = No real money moves. Use any future date, any security code and any name.
hint-succeeds = Succeeds
hint-declined = Declined
hint-funds = Insufficient funds
hint-expired = Expired card
hint-cvc = Wrong security code
hint-bank = Asks the bank (3D Secure)
hint-approves = Approves
hint-code = Asks for a code: 123456
hint-refuses = Refuses

## What is wrong with a field, and what to do. Shown under the field and in a list over the form

# Over the list.
errors = Please check your details
digits-only = Use digits only.
problem-holds-card = This looks like a card number. Enter one only where your card is asked for.
problem-email-missing = Enter your email address.
problem-email-long = This email address is too long. Use a shorter one.
problem-email = This is not a complete email address. It should look like ama@example.com.
problem-card-number-missing = Enter the long number on your card.
problem-card-number-mistyped = This card number is mistyped. Compare it with your card.
problem-card-number-test = This is test mode. Use one of the test numbers, never a real card.
problem-card-number-long = This card number is too long. Compare it with your card.
problem-card-number = This card number is not complete. Compare it with your card.
problem-expiry-missing = Enter the expiry date of your card.
problem-expiry-past = This date is in the past. Check it, or use another card.
problem-expiry = Enter the expiry date as month and year, such as 08 / 29.
problem-cvc-missing = Enter the security code of your card.
problem-cvc = The security code has 3 digits, or 4 on American Express.
problem-card-name-missing = Enter the name as it is printed on your card.
problem-card-name-long = This name is too long. Use the name as it is printed on your card.
problem-card-name = Enter the name as it is printed, in letters.
problem-phone-missing = Enter your mobile money number.
problem-phone-provider = We do not know a mobile network for this number. Check the first three digits.
problem-phone-test = This is test mode. Use one of the test phone numbers.
problem-phone = This is not a complete phone number. It should look like 024 412 3456.
problem-method = Choose how you want to pay.
problem-code-missing = Enter the code that was sent to your phone.
problem-code-wrong = This code is not right. Check the message on your phone and try again.
problem-code-expired = This code is no longer valid. Choose another way to pay, or start again.
problem-code = The code has only digits. Enter it as it was sent to your phone.
problem-promotion-missing = Enter a promotion code first.
problem-promotion-expired = This promotion code has expired.
problem-promotion-used = This promotion code has reached its limit of uses.
problem-promotion-small = Your order is too small for this promotion code.
problem-promotion-other = This promotion code is not for this order.
problem-promotion = This promotion code is not valid. Check the spelling; it may also have ended.
problem-amount-missing = Enter the amount you want to pay.
problem-amount-small = This amount is too small. Enter a larger one.
problem-amount-large = This amount is too large. Enter a smaller one.
problem-amount-fine = This amount has more decimals than can be paid. Round it, for example to two decimals.
problem-amount = Enter the amount in digits, written like the amounts under the field.
# $bound (amount): the least or the most.
problem-amount-least = This amount is too small. Enter at least { $bound }.
problem-amount-most = This amount is too large. Enter at most { $bound }.
problem-quantity-small = This quantity is too small. Choose a larger one.
problem-quantity-large = This quantity is too large. Choose a smaller one.
problem-quantity-fine = With this quantity the total has more decimals than can be paid. Choose another one.
problem-quantity = Enter the quantity as a whole number.
# $bound (text): a number.
problem-quantity-least = This quantity is too small. Choose at least { $bound }.
problem-quantity-most = This quantity is too large. Choose at most { $bound }.
problem-country-other = This country cannot be chosen. Choose another one.
problem-country = Choose a country.
problem-address-long = This is too long. Use a shorter form.
problem-address-name = Enter the full name.
problem-address-line1 = Enter the street and house number.
problem-address-line2 = Enter the apartment, suite or floor.
problem-address-city = Enter the town or city.
problem-address-state-missing = Enter or choose the state, province or region.
problem-address-state = Choose a state, province or region of this country.
problem-address-postal-missing = Enter the postal code.
problem-address-postal = This postal code does not fit the country. Check both.
problem-name-missing = Enter your full name.
problem-contact-phone-missing = Enter your phone number.
problem-contact-phone-long = This phone number is too long. Check it.
problem-contact-phone = This is not a complete phone number. It can begin with + and the country.
problem-business-missing = Enter the name of your business.
problem-tax-id-missing = Enter your tax ID.
problem-tax-id-type = Choose the type of your tax ID.
problem-tax-id = This tax ID does not fit its type. Check both.
problem-shipping = Choose how your order is shipped.
problem-terms = Agree to the terms to continue.
problem-long = This is too long. Use fewer characters.
problem-short = This is too short. Use more characters.
problem-choice = Choose one of the answers in the list.
problem-missing = Please answer this question.
problem-other = Please check this answer.

## Why the last try to pay did not go through: a heading, and what to do. Shown over the form

notice-declined = The payment was declined
notice-declined-lead = Try another card or way to pay, or ask your bank or provider why.
notice-funds = There is not enough money available
notice-funds-lead = Add money first, or use another card or way to pay.
notice-expired = This card has expired
notice-expired-lead = Check the expiry date, or use another card.
notice-cvc = The security code is not right
notice-cvc-lead = Enter the 3 or 4 digits printed on the card again.
notice-bank = Your bank could not confirm it was you
notice-bank-lead = Try again and confirm with your bank, or pay another way.
notice-fault = The payment did not go through
notice-fault-lead = Something went wrong at the payment provider. Try again in a moment, or pay another way.
# Whoever holds the card must not learn here that it was reported lost or stolen.
notice-card = The card was declined
notice-card-lead = Use another card, or ask your bank.
notice-not-confirmed = The payment was not approved on your phone
notice-not-confirmed-lead = It was refused or not answered in time. Try again and approve the request, or pay another way.
notice-not-charged = The payment did not reach the provider
notice-not-charged-lead = Nothing was charged. Please try again, or pay another way.
notice-abandoned = Choose how you want to pay
notice-abandoned-lead = If a request from the earlier try is still on your phone or in your bank's app, do not approve it.
notice-tries = Too many attempts
notice-tries-lead = Wait a few minutes, then try again or pay another way.
notice-total = The total has changed
notice-total-lead = Nothing was charged. Please check the new total, and pay if you agree.
notice-discount = The discount is no longer available
notice-discount-lead = Nothing was charged. Please check the new total, and pay if you agree.
notice-order-busy = This order is being paid on another page
notice-order-busy-lead = Finish it there, or wait a few minutes and try again here. That way you do not pay twice.

## The same where a card is only saved, and nothing is paid

save-declined = The card was declined
save-declined-lead = Try another card, or ask your bank why.
save-bank = Your bank could not confirm it was you
save-bank-lead = Try again and confirm with your bank, or use another card.
save-fault = The card could not be saved
save-fault-lead = Something went wrong at the payment provider. Try again in a moment, or use another card.
save-not-reached = The card could not be saved
save-not-reached-lead = It did not reach the provider. Please try again.
save-abandoned = Choose another card
save-abandoned-lead = The card that you entered before was not saved.
save-tries = Too many attempts
save-tries-lead = Wait a few minutes, then try again or use another card.

## Ways out, on many pages. $merchant (text)

# Gives the payment up.
cancel = Cancel and return to { $merchant }
# Goes back where nothing is given up by it.
back = Return to { $merchant }
# The button that gives an attempt up.
restart = Choose another way to pay

## The page with a provider's own fields for a card. $provider (text): such as "Stripe"

provider-heading = Enter your payment details
provider-lead = Your details go to { $provider } directly and are encrypted.
# $amount (amount).
provider-submit = Pay { $amount }
provider-failed = That did not work. Try again, or choose another way to pay.
provider-noscript = Entering a card here needs JavaScript. Choose another way to pay below to go on without it.

## The page while the buyer pays on a provider's page

away-heading = Finish your payment
# $amount (amount), $provider (text).
away-lead = Pay { $amount } on the secure page of { $provider }. Then you come back here.
away-go = Continue to { $provider }
away-waiting = Waiting for your payment. This page updates by itself.
away-note = If you have already paid there, wait here instead. Paying another way could charge you twice; a second payment would be returned.

## The page with an address for a payment in tokens (crypto)

chain-heading = Pay from your wallet
# $amount (text): such as "25.50 USDC". $network (text): such as "Base".
chain-lead = Send exactly { $amount } on { $network } to this address.
chain-enough-heading = Your payment is on its way
chain-enough-lead = There is nothing left to send. The payment is done as soon as the network has confirmed it.
chain-amount = Amount
chain-address = Address
chain-network = Network
chain-token = Token
# The token's contract on the chain.
chain-contract = Contract
# For screen readers: what the picture (a QR code) is.
chain-code = Code for your wallet with token, address and amount
chain-open = Open in wallet
# $token (text): such as "USDC".
chain-only = Send only { $token }, and only on { $network }. Anything else sent to this address cannot be seen here.
# $amount (text): a number. $token (text).
chain-received = { $amount } { $token } arrived. Send the rest to the same address to complete the payment.
# $count (number): blocks.
chain-seen = { $count ->
    [one] { $amount } { $token } is on its way: 1 more block confirms it.
   *[other] { $amount } { $token } is on its way: { $count } more blocks confirm it.
}
chain-waiting = Waiting for your payment. This page updates by itself.
chain-warning = If you have already sent the payment, wait here instead. If two payments arrive, the shop has to return the second one by hand.

## The page on which a bank asks (3D Secure)

challenge-heading = Confirm with your bank
# $bank (text).
challenge-lead = { $bank } asks you to confirm that this payment is yours.
challenge-confirm = Confirm payment
challenge-reject = Reject

## The page for a code from a text message

code-heading = Enter your code
# $provider (text): the mobile network. $phone (text): the number, mostly hidden.
code-lead = { $provider } sent a code to { $phone }.
code-button = Confirm code

## The page while the buyer approves on the phone

prompt-heading = Approve on your phone
# $provider (text): the mobile network. $phone (text): the number, mostly hidden.
prompt-lead = { $provider } sent a payment request to { $phone }.
# Three steps, as a numbered list.
prompt-step-open = Open the payment request on your phone.
# $amount (amount), $merchant (text).
prompt-step-check = Check that it says { $amount } for { $merchant }.
prompt-step-pin = Enter your mobile money PIN to approve. Never type your PIN on a website.
prompt-waiting = Waiting for your approval. This page updates by itself.
prompt-note = If you have already approved this payment, wait here instead. Paying another way could charge you twice.

## The page with the account for a bank transfer

transfer-heading = Make your bank transfer
# $amount (amount).
transfer-lead = Transfer exactly { $amount } to this account.
transfer-bank = Bank
transfer-account = Account number
# What has to stand on the transfer, so that it is recognised.
transfer-reference = Reference
transfer-exact = Use this exact amount and reference. Without them we cannot match the transfer to your order.
transfer-waiting = Waiting for your transfer. This page updates by itself.
transfer-warning = If you have already sent the transfer, wait here instead. Paying another way means paying twice.
# The button beside a row; for screen readers with the row's name, $row (text), such as "Account number".
copy = Copy: { $row }
copy-short = Copy
# What it says afterwards.
copied = Copied

## How a payment ended. $merchant (text)

processing-heading = Confirming your payment
processing-lead = We are waiting for the payment provider's answer. Please do not pay again. This page updates by itself.
paid-heading = Payment complete
paid-lead = Thank you. Your payment to { $merchant } went through.
paid-close = You can close this page now.
paid-moves-on = This page takes you back to { $merchant } in a moment.
# An order that cost nothing.
ordered-heading = Order complete
ordered-lead = Thank you. Your order at { $merchant } is complete, and there is nothing to pay.
expired-heading = This payment page has expired
expired-lead = It can no longer be paid here. To buy again, start from { $merchant }. If you think you already paid, ask { $merchant } first.
paid-elsewhere-heading = This order has already been paid
paid-elsewhere-lead = It was paid to { $merchant } on another page. There is nothing more to pay here.
locked-heading = Too many failed attempts
locked-lead = For your safety this page takes no more attempts. To try again, go back to { $merchant } and start a new payment.
unavailable-heading = This payment cannot be taken right now
unavailable-lead = No payment provider is available for it. Please try again later, or ask { $merchant } for another way to pay.

## The same for a subscription. $merchant (text)

subscribed-heading = You are subscribed
subscribed-lead = Thank you. Your subscription at { $merchant } has started.
trial-started-heading = Your trial has started
trial-started-lead = Thank you. Your subscription at { $merchant } begins with a trial.
subscribe-expired-heading = This page has expired
subscribe-expired-lead = You can no longer subscribe here. To subscribe, start again from { $merchant }. If you think you already did, ask { $merchant } first.
subscribe-elsewhere-heading = This subscription has already started
subscribe-elsewhere-lead = It was started at { $merchant } on another page. There is nothing more to do here.
subscribe-locked-lead = For your safety this page takes no more attempts. To try again, go back to { $merchant } and subscribe from there.
subscribe-unavailable-heading = You cannot subscribe right now
subscribe-unavailable-lead = No payment provider is available for it. Please try again later, or ask { $merchant }.

## The same for an invoice. $number (text): its number. $merchant (text)

invoice-done-heading = Invoice { $number } is paid
invoice-expired-heading = Invoice { $number } can no longer be paid here
invoice-expired-lead = It may have been paid or withdrawn. Ask { $merchant } whether there is anything left to do.
invoice-elsewhere-heading = Invoice { $number } has already been paid
invoice-locked-lead = For your safety this page takes no more attempts. Ask { $merchant } how to pay invoice { $number }.

## The same for a card that is saved. $what (text): the subscription. $merchant (text)

saving-heading = Saving your card
saving-lead = We are waiting for your bank's answer. Please do not enter the card again. This page updates by itself.
saved-heading = Your card is saved
kept-lead = It is on file at { $merchant } for later payments.
saved-lead = { $merchant } will charge it for { $what } from now on.
save-expired-heading = This page has expired
save-expired-lead = No card can be saved here any more. To use another card, start again from { $merchant }.
saved-elsewhere-heading = A card has already been saved
kept-elsewhere-lead = It was saved on another page. It is on file at { $merchant } for later payments.
saved-elsewhere-lead = It was saved on another page. { $merchant } charges it from now on for { $what }.
save-locked-lead = For your safety this page takes no more cards. To try again, start again from { $merchant }.
save-unavailable-heading = The card cannot be saved right now
save-unavailable-lead = No payment provider is available for it. Please try again later, or ask { $merchant }.

## The receipt of one payment

receipt = Receipt
# $seller (text).
receipt-title = Receipt from { $seller }
# The row with the payment's number.
receipt-number = Payment
receipt-short = Receipt number
receipt-refunded = Refunded
receipt-test = Test mode: no money moved. This is not a receipt for a real payment.
receipt-proof = A digitally signed copy of this receipt lets anyone check that it is genuine.
receipt-signed = Signed receipt
# The link to the receipt.
receipt-link = View receipt

## The printable invoice

# Followed by the invoice's number.
invoice = Invoice
# $number (text), $seller (text).
invoice-title = Invoice { $number } from { $seller }
invoice-test = Test mode: this invoice is not a real one.
invoice-status-open = Open
invoice-status-paid = Paid
invoice-status-void = Void
invoice-status-uncollectible = Uncollectible
# Under the heading. $amount (amount), $date (date).
invoice-lead-due-by = { $amount } due by { $date }
invoice-lead-due = { $amount } due
invoice-lead-paid-on = { $amount } paid on { $date }
invoice-lead-paid = { $amount } paid
invoice-lead-void = Void: there is nothing to pay
invoice-lead-uncollectible = { $amount } was not paid
# Names of rows.
invoice-number = Invoice number
invoice-issued = Issued
invoice-paid-on = Paid on
invoice-due-by = Due by
invoice-period = Period
invoice-paid-with = Paid with
# Over the seller and over the buyer.
invoice-seller = From
invoice-buyer = Billed to
# $number (text).
tax-id = Tax ID: { $number }
# Sums.
invoice-paid = Amount paid
invoice-due = Amount due
invoice-pay = Pay this invoice
invoice-print-lead = To keep a copy, print this page or save it as a PDF.
print = Print
go-back = Back

## The portal: a customer's subscriptions and invoices at one merchant

# $merchant (text).
portal-title = Your subscriptions at { $merchant }
portal-heading = Your subscriptions
portal-none = You have no subscription here.
# $amount (amount), $every (text): one of "every-day" and so on.
portal-price = { $amount } { $every }
portal-next = Next payment
# $amount (amount), $date (date).
portal-next-on = { $amount } on { $date }
# The row with the card.
portal-card = Charged to
portal-pay = Pay now
portal-cancel = Cancel subscription
# Takes a cancellation back.
portal-resume = Keep subscription
portal-change-card = Use another card
portal-receipts = Invoices
portal-no-receipts = There are no invoices yet.
# What was just done. $name (text): the subscription. $date (date).
portal-ends-on = { $name } ends on { $date }.
portal-ends = { $name } will end.
portal-ended = { $name } has ended. Nothing more is charged.
portal-goes-on = { $name } continues.
portal-card-changed = Your card was changed.
portal-unchanged = Nothing was changed, because something else changed in the meantime. Please look again.
# Where a subscription stands. $date (date).
status-incomplete = Not started yet
status-active = Active
status-trial-until = Trial until { $date }
status-trial = Trial
status-overdue = Payment overdue
status-unpaid = Unpaid
status-paused = Paused
status-ends-on = Ends on { $date }
status-ends = Ends soon
status-ended-on = Ended on { $date }
status-ended = Ended
# What to know about it.
status-note-incomplete = The first payment is still missing.
status-note-overdue = The last payment did not go through. Pay it now, or use another card, which is charged at once.
status-note-unpaid = The last payment was not made. The subscription continues as soon as it is paid.
status-note-paused = Nothing is charged while it is paused.
status-note-ends = It stays active until then. Nothing more is charged.
# The question before a subscription is cancelled. $name (text): the subscription. $date (date).
portal-cancel-heading = Cancel { $name }?
portal-cancel-trial-on = It ends with the trial, on { $date }, and stays active until then.
portal-cancel-on = It ends on { $date }, with the period that is paid, and stays active until then.
portal-cancel-now = It ends immediately.
portal-cancel-charge = Nothing more is charged for it.
portal-cancel-trial = Nothing is charged for it.
portal-keep = Keep it
portal-expired-heading = This link has expired
# $merchant (text).
portal-expired-lead = For your safety it works for a short time only. Open it again from { $merchant }.
portal-expired-lead-unknown = For your safety it works for a short time only. Open it again from the shop.

## The page of a payment link

link-continue = Continue to payment
link-open-amount = You choose the amount on the next page.
link-inactive-heading = This link is not active
# $merchant (text).
link-inactive-lead = Nothing can be paid here right now. Ask { $merchant } if you expected something else.
link-sold-out-heading = Sold out
link-sold-out-lead = Everything has been sold, or someone else is paying for the last one right now. Ask { $merchant } whether there will be more.

## What went wrong with a request: heading and sentence

http-400 = Something is wrong with this request
http-400-lead = Go back, reload the page and try once more.
http-403 = This form came from somewhere else
http-403-lead = For your safety it was not taken. Open the payment page again.
http-404 = Page not found
http-404-lead = Check the address, or ask the shop for a new payment link.
http-405 = This cannot be done here
http-405-lead = Go back to the page you came from.
http-413 = This is too large
http-413-lead = Shorten what you entered, and try again.
http-415 = This form could not be read
http-415-lead = Open the payment page again and submit it there.
http-429 = Too many requests
http-429-lead = Wait a moment, then try again.
http-500 = Something went wrong on our side
http-500-lead = If you were paying, do not pay again: open the payment page, which knows how your payment stands.
# Rows: before the number of the error, and before the number of the request.
problem-status = Error
problem-request = Request

## The server's own pages, and the demo shop

home-lead = A checkout server is running here.
home-version = Version
dashboard-heading = Dashboard
# The link to the demo shop, and to it from there.
demo-heading = Demo shop
cancelled-heading = Payment cancelled
cancelled-lead = This is the demo shop. A real shop would show your basket here, so that you can try again.
codes-heading = Error codes
codes-lead = Every code the API can answer with, and what it means.

## A slow or lost line, and the foot of the page

# Said when the answer to a form that moves money takes long: a heading, and what is so.
slow-title = This is taking longer than usual
slow-text = Your payment may still be on its way. Please keep this page open, or see how it stands: you will not be charged twice.
# Said when the connection broke before the answer came: a heading, and what is so.
lost-title = The connection was lost
lost-text = We do not know yet whether your payment reached us. Press the button again, or see how it stands: either way you are charged only once.
# The link that follows both: it opens the page anew, which knows how the payment stands.
look-again = Check this payment
# Links at the foot of the page: where the merchant helps, the merchant's terms, and what happens to personal data.
support-link = Contact
terms-foot = Terms
privacy-link = Privacy
