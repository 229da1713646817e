### The words a buyer reads, in Korean (한국어).

## Every page

broken = 이 페이지를 표시할 수 없습니다. 새로고침해 주세요.
powered = Powered by Kassa
test-mode = 테스트 모드
error-title = 오류: { $title }
language = 언어
language-change = 변경

## The left side of a payment page: what is paid

summary = 결제 내역
pay-merchant = { $merchant } 결제
order-merchant = { $merchant } 주문
subscribe-to = { $what } 구독
pay-invoice = 청구서 { $number } 결제
card-for = { $what } 결제 카드
for-period = 이용 기간: { $from } ~ { $to }
due-today = 오늘 결제
expires = 이 페이지는 { $time }에 종료됩니다
span = { $from } ~ { $to }

## Rows that repeat what is paid: a name before a value, such as "Merchant  Kofi's Shop"

row-merchant = 가맹점
row-amount = 금액
row-for = 결제 내용
row-card = 카드
row-today = 오늘 결제한 금액
row-free-until = 무료 기간 종료일
row-later = 이후

## The list of what is bought

lines = 주문 내역
more-lines = { $count }개 더 보기
update = 업데이트
updated = 업데이트되었습니다. 합계는 { $amount }입니다.
changed-heading = 합계가 변경되었습니다
changed-lead = 변경된 합계를 확인하고 동의하시면 결제해 주세요.
add = 추가
remove = 삭제
free = 무료

## What a line costs, under its name

price-unit-per = { $label }당 { $unit }
price-count-unit-per = { $count } × { $unit } ({ $label }당)
price-count-unit = { $count } × { $unit }
price-unit-each = 개당 { $unit }
price-every = { $every } 결제
price-each-every = { $each }, { $every } 결제
price-lasts = 기간: { $duration }
price-each-lasts = { $each }, 기간: { $duration }
price-part = { $of }일 중 { $days }일
price-each-part = { $each } · { $of }일 중 { $days }일

## How often and how long

every-day = { $count ->
    [1] 매일
   *[other] { $count }일마다
}
every-week = { $count ->
    [1] 매주
   *[other] { $count }주마다
}
every-month = { $count ->
    [1] 매월
   *[other] { $count }개월마다
}
every-year = { $count ->
    [1] 매년
   *[other] { $count }년마다
}
duration-day = { $count }일
duration-week = { $count }주
duration-month = { $count }개월
duration-year = { $count }년

## The sums under the list

sum-subtotal = 소계
sum-discount = 할인: { $name }
sum-shipping = 배송비
sum-shipping-named = 배송비: { $name }
sum-tax-inclusive = { $name } { $percent }% 포함
sum-tax = { $name } { $percent }%
sum-tax-by-address = 세금
tax-by-address = 주소 입력 후 추가
sum-adjustment = 조정 금액
sum-carried = 다음 청구서로 이월되는 크레딧
sum-total = 합계

## "How this total is made": every step of the arithmetic, on demand

explain = 합계 계산 내역
show-order = 주문 보기
hide-order = 주문 숨기기
explains-line-share = 기간 일할 금액: { $name }
explains-discount-share = 할인 배분액: { $name }
explains-tax-contained = 가격에 포함된 세금: { $name }
explains-tax-share = 그중 { $tax }: { $name }
explains-tax-added = { $name }에 대한 { $tax }
rounded-half-up = 반올림
rounded-largest-remainder = 각 부분의 합이 전체와 일치하도록 끝수 조정
rounded-capped = 적용 대상 금액까지만

## Promotion codes, and amounts that the buyer names

apply = 적용
applied = 프로모션 코드
amount-open = 금액 직접 입력
amount-hint-between = { $least } ~ { $most }
amount-hint-least = { $least } 이상

## The pay page

pay-title = { $merchant } { $amount } 결제
pay-heading = 결제 정보
free-title = { $merchant } 주문 완료하기
pay-invoice-title = { $merchant } 청구서 { $number } 결제
save-title = { $merchant } 결제 카드 변경
methods = 결제 수단
method-card = 카드
method-mobile-money = 모바일 머니
method-bank-transfer = 계좌이체
method-crypto = 암호화폐
method-note-card = 신용카드 또는 체크카드
method-note-mobile-money = 휴대전화에서 승인
method-note-bank-transfer = 은행 앱에서 이체
method-note-crypto = 내 지갑에서 결제
elsewhere-card = 다음 단계에서 카드 정보를 입력하거나 다른 결제 수단을 선택할 수 있습니다. 카드 번호는 이 페이지에 전달되지 않습니다.
elsewhere-mobile-money = 다음 단계에서 결제를 확인합니다.
elsewhere-bank-transfer = 다음 단계에서 입금할 계좌가 표시됩니다.
elsewhere-crypto = 다음 단계에서 송금할 주소와 지갑용 코드가 표시됩니다.
transfer-note = 다음 페이지에서 입금할 계좌가 표시됩니다. 입금이 확인되면 주문이 확정됩니다.

## The button of the pay page

submit-pay = 결제하기
submit-pay-amount = { $amount } 결제하기
submit-book = 예약하기
submit-book-amount = 예약하기 · { $amount }
submit-donate = 기부하기
submit-donate-amount = { $amount } 기부하기
submit-subscribe = 구독하기
submit-subscribe-amount = 구독하기 · { $amount }
start-trial = 무료 체험 시작
free-heading = 고객 정보
free-submit = 주문 완료하기
busy = 처리 중…

## The fields of the form

label-email = 이메일
label-card-number = 카드 번호
label-card-expiry = 유효기간
label-card-cvc = 보안 코드
label-card-name = 카드 소유자 이름
label-phone = 모바일 머니 전화번호
label-method = 결제 수단
label-code = 인증번호
label-name = 이름
label-contact-phone = 전화번호
label-business-name = 사업자명
label-tax-id = 납세자 번호
label-custom-amount = 결제할 금액
label-promotion = 프로모션 코드
label-shipping = 배송 방법
label-terms = 서비스 약관
label-quantity = 수량
label-country = 국가 또는 지역
tax-id-kind = 납세자 번호 유형
hint-phone = 이 번호의 휴대전화에서 결제를 승인합니다.
expiry-form = MM / YY
cvc-form = CVC
optional = (선택)
choose = 선택하세요…

## Addresses

shipping-heading = 배송지 주소
billing-heading = 청구지 주소
billing-same = 청구지 주소가 배송지 주소와 같음
address-name = 이름
address-line1 = 주소
address-line2 = 상세 주소 (동, 호수, 층)
address-city = 시/군/구
address-town = 도시
address-suburb = 지구
address-state = 주
address-province = 시/도
address-region = 지역
address-prefecture = 도도부현
address-county = 카운티
address-emirate = 토후국
address-postal-code = 우편번호
address-zip = 우편번호 (ZIP)
address-postcode = 우편번호
address-pin = 우편번호 (PIN)
address-eircode = 우편번호 (Eircode)

## Shipping

shipping-options = 배송 방법
shipping-today = 오늘
shipping-days = { $count }일
shipping-business-days = 영업일 기준 { $count }일
shipping-days-range = { $least }~{ $most }일
shipping-business-days-range = 영업일 기준 { $least }~{ $most }일

## More questions, and what the buyer agrees to

custom-heading = 주문 추가 정보
business-heading = 사업자 정보
terms-agree = { $link }에 동의합니다
terms-link = 서비스 약관
terms-agree-unlinked = 서비스 약관에 동의합니다
terms-read = 약관 보기
new-tab = (새 탭에서 열림)
promotions-agree = 소식과 혜택을 이메일로 받겠습니다. 언제든지 수신을 중단할 수 있습니다.

## What comes later by itself: subscriptions

later-trial = { $date }까지 무료, 이후 { $renews }
later-then = 이후 { $renews }
later-once = 한 번만 결제되며 자동으로 종료됩니다
renews = { $every } { $amount }
renews-from = { $from }부터 { $every } { $amount }
renews-discount = { $until }까지 { $every } { $amount }, 그 후 { $every } { $after }
renews-from-discount = { $from }부터 { $until }까지 { $every } { $amount }, 그 후 { $every } { $after }
renews-times = { $every } { $amount }, 총 { $count }회 결제
renews-from-times = { $from }부터 { $every } { $amount }, { $count }회 결제
renews-discount-times = { $until }까지 { $every } { $amount }, 그 후 { $every } { $after }, 총 { $count }회 결제
renews-from-discount-times = { $from }부터 { $until }까지 { $every } { $amount }, 그 후 { $every } { $after }, { $count }회 결제

## What the buyer allows by pressing the button; it stands over the button

mandate-save = 카드를 저장하면 취소할 때까지 { $merchant }에서 이후 요금을 이 카드로 청구하는 데 동의하는 것으로 간주됩니다.
mandate-invoice = { $means ->
    [card] 결제하면 취소할 때까지 { $merchant }에서 이후 요금도 이 카드로 청구하는 데 동의하는 것으로 간주됩니다.
   *[other] 결제하면 취소할 때까지 { $merchant }에서 이후 요금도 이 결제 수단으로 청구하는 데 동의하는 것으로 간주됩니다.
}
mandate-trial = { $means ->
    [card] 무료 체험을 시작하면 { $date }부터 취소할 때까지 { $merchant }에서 이 카드로 요금을 청구하는 데 동의하는 것으로 간주됩니다. 그 전에 취소하면 더 이상 청구되지 않습니다.
   *[other] 무료 체험을 시작하면 { $date }부터 취소할 때까지 { $merchant }에서 이 결제 수단으로 요금을 청구하는 데 동의하는 것으로 간주됩니다. 그 전에 취소하면 더 이상 청구되지 않습니다.
}
mandate-trial-times = { $means ->
    [card] 무료 체험을 시작하면 { $date }부터 총 { $count }회 결제가 완료되거나 취소할 때까지 { $merchant }에서 이 카드로 요금을 청구하는 데 동의하는 것으로 간주됩니다. 그 전에 취소하면 더 이상 청구되지 않습니다.
   *[other] 무료 체험을 시작하면 { $date }부터 총 { $count }회 결제가 완료되거나 취소할 때까지 { $merchant }에서 이 결제 수단으로 요금을 청구하는 데 동의하는 것으로 간주됩니다. 그 전에 취소하면 더 이상 청구되지 않습니다.
}
mandate-subscribe = { $means ->
    [card] 구독하면 취소할 때까지 { $merchant }에서 이후 요금을 이 카드로 청구하는 데 동의하는 것으로 간주됩니다.
   *[other] 구독하면 취소할 때까지 { $merchant }에서 이후 요금을 이 결제 수단으로 청구하는 데 동의하는 것으로 간주됩니다.
}
mandate-subscribe-times = { $means ->
    [card] 구독하면 총 { $count }회 결제가 완료되거나 취소할 때까지 { $merchant }에서 이후 요금을 이 카드로 청구하는 데 동의하는 것으로 간주됩니다.
   *[other] 구독하면 총 { $count }회 결제가 완료되거나 취소할 때까지 { $merchant }에서 이후 요금을 이 결제 수단으로 청구하는 데 동의하는 것으로 간주됩니다.
}
no-card = 지금은 카드가 필요하지 않습니다.

## The page that saves another card for a subscription

save-heading = 다른 카드 사용
keep-lead = 카드는 이후 결제를 위해 { $merchant }에 등록됩니다. 오늘은 청구되는 금액이 없습니다.
save-lead = 앞으로 { $what } 요금은 { $merchant }에서 이 카드로 청구합니다. 오늘은 청구되는 금액이 없습니다.
save-lead-due = 앞으로 { $what } 요금은 { $merchant }에서 이 카드로 청구합니다. 미결제 청구서의 { $due } 금액은 즉시 청구됩니다.
save-submit = 카드 저장
card-challenge-lead = { $bank }에서 본인 카드인지 확인을 요청합니다.
card-challenge-confirm = 카드 확인
restart-card = 다른 카드 사용

## The test numbers under the form, in test mode

hints = 테스트 번호
hints-lead = 실제 결제는 이루어지지 않습니다. 유효기간은 미래 날짜로, 보안 코드와 이름은 아무 값이나 입력하세요.
hint-succeeds = 결제 성공
hint-declined = 결제 거절
hint-funds = 잔액 부족
hint-expired = 만료된 카드
hint-cvc = 잘못된 보안 코드
hint-bank = 은행 인증 (3D Secure)
hint-approves = 승인함
hint-code = 인증번호 요청: 123456
hint-refuses = 거부함

## What is wrong with a field, and what to do

errors = 입력한 정보를 확인해 주세요
digits-only = 숫자만 입력해 주세요.
problem-holds-card = 카드 번호로 보입니다. 카드 번호는 카드 입력란에만 입력해 주세요.
problem-email-missing = 이메일 주소를 입력해 주세요.
problem-email-long = 이메일 주소가 너무 깁니다. 더 짧은 주소를 사용해 주세요.
problem-email = 이메일 주소가 완전하지 않습니다. ama@example.com 형식으로 입력해 주세요.
problem-card-number-missing = 카드에 적힌 카드 번호를 입력해 주세요.
problem-card-number-mistyped = 카드 번호가 잘못 입력되었습니다. 카드와 비교해 확인해 주세요.
problem-card-number-test = 테스트 모드입니다. 실제 카드 대신 테스트 번호를 사용해 주세요.
problem-card-number-long = 카드 번호가 너무 깁니다. 카드와 비교해 확인해 주세요.
problem-card-number = 카드 번호가 완전하지 않습니다. 카드와 비교해 확인해 주세요.
problem-expiry-missing = 카드 유효기간을 입력해 주세요.
problem-expiry-past = 이미 지난 날짜입니다. 확인하시거나 다른 카드를 사용해 주세요.
problem-expiry = 유효기간을 08 / 29처럼 월과 연도로 입력해 주세요.
problem-cvc-missing = 카드의 보안 코드를 입력해 주세요.
problem-cvc = 보안 코드는 3자리이며, American Express는 4자리입니다.
problem-card-name-missing = 카드에 적힌 이름을 입력해 주세요.
problem-card-name-long = 이름이 너무 깁니다. 카드에 적힌 대로 입력해 주세요.
problem-card-name = 이름을 카드에 적힌 대로 문자로 입력해 주세요.
problem-phone-missing = 모바일 머니 전화번호를 입력해 주세요.
problem-phone-provider = 이 번호의 통신사를 확인할 수 없습니다. 처음 세 자리를 확인해 주세요.
problem-phone-test = 테스트 모드입니다. 테스트 전화번호를 사용해 주세요.
problem-phone = 전화번호가 완전하지 않습니다. 024 412 3456 형식으로 입력해 주세요.
problem-method = 결제 수단을 선택해 주세요.
problem-code-missing = 휴대전화로 전송된 인증번호를 입력해 주세요.
problem-code-wrong = 인증번호가 올바르지 않습니다. 문자 메시지를 확인하고 다시 시도해 주세요.
problem-code-expired = 인증번호가 더 이상 유효하지 않습니다. 다른 결제 수단을 선택하거나 처음부터 다시 시작해 주세요.
problem-code = 인증번호는 숫자로만 되어 있습니다. 휴대전화로 받은 그대로 입력해 주세요.
problem-promotion-missing = 프로모션 코드를 먼저 입력해 주세요.
problem-promotion-expired = 만료된 프로모션 코드입니다.
problem-promotion-used = 사용 횟수가 모두 소진된 프로모션 코드입니다.
problem-promotion-small = 주문 금액이 이 프로모션 코드의 최소 금액에 미치지 못합니다.
problem-promotion-other = 이 주문에는 사용할 수 없는 프로모션 코드입니다.
problem-promotion = 유효하지 않은 프로모션 코드입니다. 철자를 확인해 주세요. 이미 종료되었을 수도 있습니다.
problem-amount-missing = 결제할 금액을 입력해 주세요.
problem-amount-small = 금액이 너무 적습니다. 더 큰 금액을 입력해 주세요.
problem-amount-large = 금액이 너무 많습니다. 더 작은 금액을 입력해 주세요.
problem-amount-fine = 소수점 이하 자릿수가 너무 많아 결제할 수 없습니다. 소수 둘째 자리까지 입력하는 등 자릿수를 줄여 주세요.
problem-amount = 금액을 입력란 아래의 금액과 같은 형식의 숫자로 입력해 주세요.
problem-amount-least = 금액이 너무 적습니다. { $bound } 이상 입력해 주세요.
problem-amount-most = 금액이 너무 많습니다. { $bound } 이하로 입력해 주세요.
problem-quantity-small = 수량이 너무 적습니다. 더 많은 수량을 선택해 주세요.
problem-quantity-large = 수량이 너무 많습니다. 더 적은 수량을 선택해 주세요.
problem-quantity-fine = 이 수량으로는 합계의 소수점 이하 자릿수가 너무 많아 결제할 수 없습니다. 다른 수량을 선택해 주세요.
problem-quantity = 수량을 정수로 입력해 주세요.
problem-quantity-least = 수량이 너무 적습니다. { $bound } 이상 선택해 주세요.
problem-quantity-most = 수량이 너무 많습니다. { $bound } 이하로 선택해 주세요.
problem-country-other = 선택할 수 없는 국가입니다. 다른 국가를 선택해 주세요.
problem-country = 국가를 선택해 주세요.
problem-address-long = 너무 깁니다. 더 짧게 입력해 주세요.
problem-address-name = 이름을 입력해 주세요.
problem-address-line1 = 도로명과 건물 번호를 입력해 주세요.
problem-address-line2 = 동, 호수 또는 층을 입력해 주세요.
problem-address-city = 시/군/구 또는 도시를 입력해 주세요.
problem-address-state-missing = 주, 시/도 또는 지역을 입력하거나 선택해 주세요.
problem-address-state = 해당 국가의 주, 시/도 또는 지역을 선택해 주세요.
problem-address-postal-missing = 우편번호를 입력해 주세요.
problem-address-postal = 우편번호가 국가와 맞지 않습니다. 둘 다 확인해 주세요.
problem-name-missing = 이름을 입력해 주세요.
problem-contact-phone-missing = 전화번호를 입력해 주세요.
problem-contact-phone-long = 전화번호가 너무 깁니다. 확인해 주세요.
problem-contact-phone = 전화번호가 완전하지 않습니다. +와 국가 번호로 시작할 수 있습니다.
problem-business-missing = 사업자명을 입력해 주세요.
problem-tax-id-missing = 납세자 번호를 입력해 주세요.
problem-tax-id-type = 납세자 번호 유형을 선택해 주세요.
problem-tax-id = 납세자 번호가 유형과 맞지 않습니다. 둘 다 확인해 주세요.
problem-shipping = 배송 방법을 선택해 주세요.
problem-terms = 계속하려면 약관에 동의해 주세요.
problem-long = 너무 깁니다. 글자 수를 줄여 주세요.
problem-short = 너무 짧습니다. 글자 수를 늘려 주세요.
problem-choice = 목록에서 답변을 선택해 주세요.
problem-missing = 이 질문에 답해 주세요.
problem-other = 이 답변을 확인해 주세요.

## Why the last try to pay did not go through: a heading, and what to do

notice-declined = 결제가 거절되었습니다
notice-declined-lead = 다른 카드나 결제 수단을 이용하시거나, 은행 또는 결제 서비스 업체에 사유를 문의해 주세요.
notice-funds = 잔액이 부족합니다
notice-funds-lead = 먼저 잔액을 충전하시거나 다른 카드 또는 결제 수단을 이용해 주세요.
notice-expired = 만료된 카드입니다
notice-expired-lead = 유효기간을 확인하시거나 다른 카드를 사용해 주세요.
notice-cvc = 보안 코드가 올바르지 않습니다
notice-cvc-lead = 카드에 적힌 3자리 또는 4자리 숫자를 다시 입력해 주세요.
notice-bank = 은행에서 본인 확인을 하지 못했습니다
notice-bank-lead = 다시 시도하여 은행에서 본인 확인을 하시거나 다른 방법으로 결제해 주세요.
notice-fault = 결제가 완료되지 않았습니다
notice-fault-lead = 결제 서비스 업체에서 문제가 발생했습니다. 잠시 후 다시 시도하시거나 다른 방법으로 결제해 주세요.
notice-card = 카드가 거절되었습니다
notice-card-lead = 다른 카드를 사용하시거나 은행에 문의해 주세요.
notice-not-confirmed = 휴대전화에서 결제가 승인되지 않았습니다
notice-not-confirmed-lead = 요청이 거부되었거나 제시간에 응답이 없었습니다. 다시 시도하여 요청을 승인하시거나 다른 방법으로 결제해 주세요.
notice-not-charged = 결제가 결제 서비스 업체에 전달되지 않았습니다
notice-not-charged-lead = 청구된 금액은 없습니다. 다시 시도하시거나 다른 방법으로 결제해 주세요.
notice-abandoned = 결제 수단을 선택해 주세요
notice-abandoned-lead = 이전에 시도한 결제 요청이 휴대전화나 은행 앱에 남아 있다면 승인하지 마세요.
notice-tries = 시도 횟수가 너무 많습니다
notice-tries-lead = 몇 분 후 다시 시도하시거나 다른 방법으로 결제해 주세요.
notice-total = 합계가 변경되었습니다
notice-total-lead = 청구된 금액은 없습니다. 변경된 합계를 확인하고 동의하시면 결제해 주세요.
notice-discount = 더 이상 할인을 받을 수 없습니다
notice-discount-lead = 청구된 금액은 없습니다. 변경된 합계를 확인하고 동의하시면 결제해 주세요.
notice-order-busy = 다른 페이지에서 이 주문을 결제하는 중입니다
notice-order-busy-lead = 이중 결제를 막기 위해 해당 페이지에서 완료하시거나, 몇 분 후 여기에서 다시 시도해 주세요.

## The same where a card is only saved, and nothing is paid

save-declined = 카드가 거절되었습니다
save-declined-lead = 다른 카드를 사용하시거나 은행에 사유를 문의해 주세요.
save-bank = 은행에서 본인 확인을 하지 못했습니다
save-bank-lead = 다시 시도하여 은행에서 본인 확인을 하시거나 다른 카드를 사용해 주세요.
save-fault = 카드를 저장하지 못했습니다
save-fault-lead = 결제 서비스 업체에서 문제가 발생했습니다. 잠시 후 다시 시도하시거나 다른 카드를 사용해 주세요.
save-not-reached = 카드를 저장하지 못했습니다
save-not-reached-lead = 카드 정보가 결제 서비스 업체에 전달되지 않았습니다. 다시 시도해 주세요.
save-abandoned = 다른 카드를 선택해 주세요
save-abandoned-lead = 앞서 입력한 카드는 저장되지 않았습니다.
save-tries = 시도 횟수가 너무 많습니다
save-tries-lead = 몇 분 후 다시 시도하시거나 다른 카드를 사용해 주세요.

## Ways out, on many pages

cancel = 취소하고 { $merchant } 페이지로 돌아가기
back = { $merchant } 페이지로 돌아가기
restart = 다른 결제 수단 선택

## The page with a provider's own fields for a card

provider-heading = 결제 정보 입력
provider-lead = 입력한 정보는 암호화되어 { $provider }에 직접 전송됩니다.
provider-submit = { $amount } 결제하기
provider-failed = 처리하지 못했습니다. 다시 시도하시거나 다른 결제 수단을 선택해 주세요.
provider-noscript = 여기에 카드를 입력하려면 JavaScript가 필요합니다. JavaScript 없이 계속하려면 아래에서 다른 결제 수단을 선택해 주세요.

## The page while the buyer pays on a provider's page

away-heading = 결제를 완료해 주세요
away-lead = { $provider } 보안 페이지에서 { $amount } 결제를 진행해 주세요. 완료되면 이 페이지로 돌아옵니다.
away-go = { $provider }에서 계속하기
away-waiting = 결제를 기다리고 있습니다. 이 페이지는 자동으로 업데이트됩니다.
away-note = 이미 결제하셨다면 여기에서 기다려 주세요. 다른 방법으로 결제하면 이중으로 청구될 수 있습니다. 중복 결제된 금액은 환불됩니다.

## The page with an address for a payment in tokens (crypto)

chain-heading = 지갑에서 결제하기
chain-lead = { $network } 네트워크에서 정확히 { $amount } 금액을 이 주소로 보내 주세요.
chain-enough-heading = 송금이 진행 중입니다
chain-enough-lead = 더 보내실 금액이 없습니다. 네트워크에서 확인되면 결제가 완료됩니다.
chain-amount = 금액
chain-address = 주소
chain-network = 네트워크
chain-token = 토큰
chain-contract = 컨트랙트
chain-code = 토큰, 주소, 금액이 담긴 지갑용 코드
chain-open = 지갑에서 열기
chain-only = { $token } 토큰만, { $network } 네트워크에서만 보내 주세요. 그 외의 자산을 이 주소로 보내면 여기에서 확인할 수 없습니다.
chain-received = { $amount } { $token } 입금이 확인되었습니다. 결제를 완료하려면 나머지 금액을 같은 주소로 보내 주세요.
chain-seen = { $amount } { $token } 송금이 진행 중입니다. 블록 { $count }개가 더 생성되면 확정됩니다.
chain-waiting = 결제를 기다리고 있습니다. 이 페이지는 자동으로 업데이트됩니다.
chain-warning = 이미 송금하셨다면 여기에서 기다려 주세요. 다른 방법으로 결제한 뒤에 도착한 금액은 판매자가 직접 환불해야 합니다.

## The page on which a bank asks (3D Secure)

challenge-heading = 은행 본인 확인
challenge-lead = { $bank }에서 본인의 결제인지 확인을 요청합니다.
challenge-confirm = 결제 확인
challenge-reject = 거부

## The page for a code from a text message

code-heading = 인증번호 입력
code-lead = { $provider }에서 { $phone } 번호로 인증번호를 보냈습니다.
code-button = 인증번호 확인

## The page while the buyer approves on the phone

prompt-heading = 휴대전화에서 승인해 주세요
prompt-lead = { $provider }에서 { $phone } 번호로 결제 요청을 보냈습니다.
prompt-step-open = 휴대전화에서 결제 요청을 엽니다.
prompt-step-check = 가맹점 { $merchant }, 금액 { $amount } 정보가 맞는지 확인합니다.
prompt-step-pin = 모바일 머니 PIN을 입력해 승인합니다. 웹사이트에는 절대 PIN을 입력하지 마세요.
prompt-waiting = 승인을 기다리고 있습니다. 이 페이지는 자동으로 업데이트됩니다.
prompt-note = 이미 승인하셨다면 여기에서 기다려 주세요. 다른 방법으로 결제하면 이중으로 청구될 수 있습니다.

## The page with the account for a bank transfer

transfer-heading = 계좌이체를 진행해 주세요
transfer-lead = 정확히 { $amount } 금액을 이 계좌로 이체해 주세요.
transfer-bank = 은행
transfer-account = 계좌번호
transfer-reference = 이체 메모
transfer-exact = 표시된 금액과 이체 메모를 정확히 입력해 주세요. 그렇지 않으면 입금과 주문을 연결할 수 없습니다.
transfer-waiting = 입금을 기다리고 있습니다. 이 페이지는 자동으로 업데이트됩니다.
transfer-warning = 이미 이체하셨다면 여기에서 기다려 주세요. 다른 방법으로 결제하면 이중으로 결제됩니다.
copy = 복사: { $row }
copy-short = 복사
copied = 복사됨

## How a payment ended

processing-heading = 결제를 확인하고 있습니다
processing-lead = 결제 서비스 업체의 응답을 기다리고 있습니다. 다시 결제하지 마세요. 이 페이지는 자동으로 업데이트됩니다.
paid-heading = 결제가 완료되었습니다
paid-lead = 감사합니다. { $merchant } 결제가 완료되었습니다.
paid-close = 이제 이 페이지를 닫으셔도 됩니다.
paid-moves-on = 잠시 후 { $merchant } 페이지로 돌아갑니다.
ordered-heading = 주문이 완료되었습니다
ordered-lead = 감사합니다. { $merchant } 주문이 완료되었으며, 결제하실 금액은 없습니다.
expired-heading = 결제 페이지가 만료되었습니다
expired-lead = 여기에서는 더 이상 결제할 수 없습니다. 다시 구매하려면 { $merchant }에서 새로 시작해 주세요. 이미 결제하신 것 같다면 먼저 { $merchant }에 문의해 주세요.
paid-elsewhere-heading = 이미 결제된 주문입니다
paid-elsewhere-lead = 다른 페이지에서 { $merchant } 결제가 완료되었습니다. 여기에서 더 결제하실 금액은 없습니다.
locked-heading = 실패 횟수가 너무 많습니다
locked-lead = 안전을 위해 이 페이지에서는 더 이상 시도할 수 없습니다. 다시 시도하려면 { $merchant } 페이지로 돌아가 새로 결제를 시작해 주세요.
unavailable-heading = 지금은 결제할 수 없습니다
unavailable-lead = 이용할 수 있는 결제 서비스 업체가 없습니다. 나중에 다시 시도하시거나 { $merchant }에 다른 결제 방법을 문의해 주세요.

## The same for a subscription

subscribed-heading = 구독이 완료되었습니다
subscribed-lead = 감사합니다. { $merchant } 구독이 시작되었습니다.
trial-started-heading = 무료 체험이 시작되었습니다
trial-started-lead = 감사합니다. { $merchant } 구독이 무료 체험으로 시작됩니다.
subscribe-expired-heading = 페이지가 만료되었습니다
subscribe-expired-lead = 여기에서는 더 이상 구독할 수 없습니다. 구독하려면 { $merchant }에서 다시 시작해 주세요. 이미 구독하신 것 같다면 먼저 { $merchant }에 문의해 주세요.
subscribe-elsewhere-heading = 이미 시작된 구독입니다
subscribe-elsewhere-lead = 다른 페이지에서 { $merchant } 구독이 시작되었습니다. 여기에서 더 하실 일은 없습니다.
subscribe-locked-lead = 안전을 위해 이 페이지에서는 더 이상 시도할 수 없습니다. 다시 시도하려면 { $merchant } 페이지로 돌아가 구독해 주세요.
subscribe-unavailable-heading = 지금은 구독할 수 없습니다
subscribe-unavailable-lead = 이용할 수 있는 결제 서비스 업체가 없습니다. 나중에 다시 시도하시거나 { $merchant }에 문의해 주세요.

## The same for an invoice

invoice-done-heading = 청구서 { $number } 결제가 완료되었습니다
invoice-expired-heading = 청구서 { $number } 결제는 여기에서 더 이상 할 수 없습니다
invoice-expired-lead = 이미 결제되었거나 철회되었을 수 있습니다. 추가로 필요한 조치가 있는지 { $merchant }에 문의해 주세요.
invoice-elsewhere-heading = 청구서 { $number } 결제가 이미 완료되었습니다
invoice-locked-lead = 안전을 위해 이 페이지에서는 더 이상 시도할 수 없습니다. 청구서 { $number } 결제 방법을 { $merchant }에 문의해 주세요.

## The same for a card that is saved

saving-heading = 카드를 저장하고 있습니다
saving-lead = 은행의 응답을 기다리고 있습니다. 카드를 다시 입력하지 마세요. 이 페이지는 자동으로 업데이트됩니다.
saved-heading = 카드가 저장되었습니다
kept-lead = 카드가 이후 결제를 위해 { $merchant }에 등록되었습니다.
saved-lead = 앞으로 { $what } 요금은 { $merchant }에서 이 카드로 청구합니다.
save-expired-heading = 페이지가 만료되었습니다
save-expired-lead = 여기에서는 더 이상 카드를 저장할 수 없습니다. 다른 카드를 사용하려면 { $merchant }에서 다시 시작해 주세요.
saved-elsewhere-heading = 카드가 이미 저장되었습니다
kept-elsewhere-lead = 다른 페이지에서 저장되었습니다. 카드는 이후 결제를 위해 { $merchant }에 등록되어 있습니다.
saved-elsewhere-lead = 다른 페이지에서 저장되었습니다. 앞으로 { $what } 요금은 { $merchant }에서 해당 카드로 청구합니다.
save-locked-lead = 안전을 위해 이 페이지에서는 더 이상 카드를 받지 않습니다. 다시 시도하려면 { $merchant }에서 다시 시작해 주세요.
save-unavailable-heading = 지금은 카드를 저장할 수 없습니다
save-unavailable-lead = 이용할 수 있는 결제 서비스 업체가 없습니다. 나중에 다시 시도하시거나 { $merchant }에 문의해 주세요.

## The receipt of one payment

receipt = 영수증
receipt-title = { $seller } 영수증
receipt-number = 결제 번호
receipt-short = 영수증 번호
receipt-refunded = 환불 금액
receipt-test = 테스트 모드: 실제로 결제된 금액이 없으며, 실제 결제의 영수증이 아닙니다.
receipt-proof = 이 영수증은 서명된 형식으로도 제공되며, 저희에게 문의하지 않고도 누구나 검증할 수 있습니다.
receipt-signed = 서명된 영수증
receipt-link = 영수증 보기

## The printable invoice

invoice = 청구서
invoice-title = { $seller } 청구서 { $number }
invoice-test = 테스트 모드: 실제 청구서가 아닙니다.
invoice-status-open = 미결제
invoice-status-paid = 결제 완료
invoice-status-void = 무효
invoice-status-uncollectible = 회수 불가
invoice-lead-due-by = { $amount } · { $date }까지 결제
invoice-lead-due = { $amount } 결제 필요
invoice-lead-paid-on = { $date }에 { $amount } 결제 완료
invoice-lead-paid = { $amount } 결제 완료
invoice-lead-void = 무효: 결제할 금액이 없습니다
invoice-lead-uncollectible = { $amount } 미결제
invoice-number = 청구서 번호
invoice-issued = 발행일
invoice-paid-on = 결제일
invoice-due-by = 결제 기한
invoice-period = 이용 기간
invoice-paid-with = 결제 수단
invoice-seller = 발행인
invoice-buyer = 청구 대상
tax-id = 납세자 번호: { $number }
invoice-paid = 결제한 금액
invoice-due = 결제할 금액
invoice-pay = 이 청구서 결제하기
invoice-print-lead = 사본을 보관하려면 이 페이지를 인쇄하거나 PDF로 저장하세요.
print = 인쇄
go-back = 뒤로

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = { $merchant } 구독 내역
portal-heading = 내 구독
portal-none = 구독이 없습니다.
portal-price = { $every } { $amount }
portal-next = 다음 결제
portal-next-on = { $date }에 { $amount }
portal-card = 결제 수단
portal-pay = 지금 결제
portal-cancel = 구독 취소
portal-resume = 구독 유지
portal-change-card = 다른 카드 사용
portal-receipts = 청구서
portal-no-receipts = 아직 청구서가 없습니다.
portal-ends-on = { $name } 구독이 { $date }에 종료됩니다.
portal-ends = { $name } 구독이 곧 종료됩니다.
portal-ended = { $name } 구독이 종료되었습니다. 더 이상 청구되지 않습니다.
portal-goes-on = { $name } 구독이 유지됩니다.
portal-card-changed = 카드가 변경되었습니다.
portal-unchanged = 그사이 다른 내용이 변경되어 아무것도 변경하지 않았습니다. 다시 확인해 주세요.
status-incomplete = 시작 전
status-active = 이용 중
status-trial-until = { $date }까지 무료 체험
status-trial = 무료 체험 중
status-overdue = 결제 연체
status-unpaid = 미결제
status-paused = 일시 중지됨
status-ends-on = { $date }에 종료 예정
status-ends = 곧 종료
status-ended-on = { $date }에 종료됨
status-ended = 종료됨
status-note-incomplete = 첫 결제가 아직 완료되지 않았습니다.
status-note-overdue = 지난 결제가 완료되지 않았습니다. 지금 결제하시거나 다른 카드를 사용해 주세요. 새 카드로 즉시 청구됩니다.
status-note-unpaid = 지난 결제가 이루어지지 않았습니다. 결제하시면 바로 구독이 재개됩니다.
status-note-paused = 일시 중지된 동안에는 청구되지 않습니다.
status-note-ends = 그때까지는 그대로 유지됩니다. 더 이상 청구되지 않습니다.
portal-cancel-heading = { $name } 구독을 취소할까요?
portal-cancel-trial-on = 무료 체험이 끝나는 { $date }에 함께 종료됩니다. 그때까지는 그대로 유지됩니다.
portal-cancel-on = 결제한 기간이 끝나는 { $date }에 종료됩니다. 그때까지는 그대로 유지됩니다.
portal-cancel-now = 즉시 종료됩니다.
portal-cancel-charge = 더 이상 요금이 청구되지 않습니다.
portal-cancel-trial = 요금이 청구되지 않습니다.
portal-keep = 유지하기
portal-expired-heading = 링크가 만료되었습니다
portal-expired-lead = 안전을 위해 링크는 짧은 시간 동안만 유효합니다. { $merchant }에서 다시 열어 주세요.
portal-expired-lead-unknown = 안전을 위해 링크는 짧은 시간 동안만 유효합니다. 판매자 페이지에서 다시 열어 주세요.

## The page of a payment link

link-continue = 결제 계속하기
link-open-amount = 금액은 다음 페이지에서 정할 수 있습니다.
link-inactive-heading = 사용할 수 없는 링크입니다
link-inactive-lead = 지금은 여기에서 결제할 수 없습니다. 궁금한 점은 { $merchant }에 문의해 주세요.
link-sold-out-heading = 품절
link-sold-out-lead = 이 링크의 상품이 모두 판매되었거나 다른 고객이 결제하는 중입니다. 재입고 여부는 { $merchant }에 문의해 주세요.

## What went wrong with a request: heading and sentence

http-400 = 잘못된 요청입니다
http-400-lead = 이전 페이지로 돌아가 새로고침한 후 다시 시도해 주세요.
http-403 = 다른 곳에서 전송된 양식입니다
http-403-lead = 안전을 위해 처리하지 않았습니다. 결제 페이지를 다시 열어 주세요.
http-404 = 페이지를 찾을 수 없습니다
http-404-lead = 주소를 확인하시거나 판매자에게 새 결제 링크를 요청해 주세요.
http-405 = 여기에서는 할 수 없는 작업입니다
http-405-lead = 이전 페이지로 돌아가 주세요.
http-413 = 내용이 너무 큽니다
http-413-lead = 입력한 내용을 줄인 뒤 다시 시도해 주세요.
http-415 = 양식의 형식이 올바르지 않습니다
http-415-lead = 결제 페이지를 다시 열어 그곳에서 제출해 주세요.
http-429 = 요청이 너무 많습니다
http-429-lead = 잠시 기다렸다가 다시 시도해 주세요.
http-500 = 서버에 문제가 발생했습니다
http-500-lead = 결제 중이었다면 다시 결제하지 마세요. 결제 페이지를 열어 결제 상태를 확인해 주세요.
problem-status = 오류
problem-request = 요청 번호

## The server's own pages, and the demo shop

home-lead = 결제 서버가 실행 중입니다.
home-version = 버전
dashboard-heading = 대시보드
demo-heading = 데모 상점
cancelled-heading = 결제가 취소되었습니다
cancelled-lead = 데모 쇼핑몰입니다. 실제 쇼핑몰에서는 다시 시도할 수 있도록 여기에 장바구니가 표시됩니다.
codes-heading = 오류 코드
codes-lead = API가 반환할 수 있는 모든 오류 코드와 그 의미입니다.

## A slow or lost line, and the foot of the page

slow-title = 평소보다 시간이 오래 걸리고 있습니다
slow-text = 결제가 아직 진행 중일 수 있습니다. 이 페이지를 열어 두시거나 결제 상태를 확인해 주세요. 이중으로 청구되지 않습니다.
lost-title = 연결이 끊어졌습니다
lost-text = 결제가 저희에게 전달되었는지 아직 알 수 없습니다. 버튼을 다시 누르시거나 결제 상태를 확인해 주세요. 어느 쪽이든 한 번만 청구됩니다.
look-again = 이 결제 상태 확인
support-link = 문의
terms-foot = 약관
privacy-link = 개인정보 보호
