### The words a buyer reads, in Vietnamese (Tiếng Việt).

## Every page

broken = Không thể hiển thị trang này. Vui lòng tải lại trang.
powered = Được cung cấp bởi Kassa
test-mode = Chế độ thử nghiệm
error-title = Lỗi: { $title }
language = Ngôn ngữ
language-change = Đổi

## The left side of a payment page: what is paid

summary = Nội dung thanh toán
pay-merchant = Thanh toán cho { $merchant }
order-merchant = Đơn hàng của bạn tại { $merchant }
subscribe-to = Đăng ký { $what }
pay-invoice = Thanh toán hóa đơn { $number }
card-for = Thẻ dùng cho { $what }
for-period = Kỳ thanh toán: { $from } – { $to }
due-today = cần thanh toán hôm nay
expires = Trang này sẽ đóng lúc { $time }
span = { $from } – { $to }

## Rows that repeat what is paid: a name before a value, such as "Merchant  Kofi's Shop"

row-merchant = Người bán
row-amount = Số tiền
row-for = Nội dung
row-card = Thẻ
row-today = Đã thanh toán hôm nay
row-free-until = Miễn phí đến hết ngày
row-later = Sau đó

## The list of what is bought

lines = Đơn hàng của bạn
more-lines = Xem thêm { $count } mục
update = Cập nhật
updated = Đã cập nhật. Tổng cộng là { $amount }.
changed-heading = Tổng tiền đã thay đổi
changed-lead = Vui lòng xem tổng tiền mới và thanh toán nếu bạn đồng ý.
add = Thêm
remove = Xóa
free = Miễn phí

## What a line costs, under its name

price-unit-per = { $unit } / { $label }
price-count-unit-per = { $count } × { $unit } / { $label }
price-count-unit = { $count } × { $unit }
price-unit-each = Đơn giá { $unit }
price-every = Thu phí { $every }
price-each-every = { $each }, { $every }
price-lasts = Thời hạn: { $duration }
price-each-lasts = { $each }, thời hạn { $duration }
price-part = { $days } trên { $of } ngày
price-each-part = { $each } · { $days } trên { $of } ngày

## How often and how long

every-day = { $count ->
    [1] mỗi ngày
   *[other] mỗi { $count } ngày
}
every-week = { $count ->
    [1] mỗi tuần
   *[other] mỗi { $count } tuần
}
every-month = { $count ->
    [1] mỗi tháng
   *[other] mỗi { $count } tháng
}
every-year = { $count ->
    [1] mỗi năm
   *[other] mỗi { $count } năm
}
duration-day = { $count } ngày
duration-week = { $count } tuần
duration-month = { $count } tháng
duration-year = { $count } năm

## The sums under the list

sum-subtotal = Tạm tính
sum-discount = Giảm giá: { $name }
sum-shipping = Phí vận chuyển
sum-shipping-named = Phí vận chuyển: { $name }
sum-tax-inclusive = đã gồm { $name } { $percent }%
sum-tax = { $name } { $percent }%
sum-tax-by-address = Thuế
tax-by-address = Tính sau khi bạn nhập địa chỉ
sum-adjustment = Điều chỉnh
sum-carried = Số dư chuyển sang hóa đơn sau
sum-total = Tổng cộng

## "How this total is made": every step of the arithmetic, on demand

explain = Cách tính tổng tiền
show-order = Hiện đơn hàng
hide-order = Ẩn đơn hàng
explains-line-share = Tính theo phần kỳ hạn: { $name }
explains-discount-share = Phần giảm giá: { $name }
explains-tax-contained = Thuế đã gồm trong giá: { $name }
explains-tax-share = Trong đó { $tax }: { $name }
explains-tax-added = { $tax } trên { $name }
rounded-half-up = làm tròn đến giá trị gần nhất, nửa đơn vị làm tròn lên
rounded-largest-remainder = làm tròn sao cho các phần cộng lại đúng bằng tổng
rounded-capped = không vượt quá số tiền được áp dụng

## Promotion codes, and amounts that the buyer names

apply = Áp dụng
applied = Mã khuyến mãi
amount-open = Chọn số tiền
amount-hint-between = Từ { $least } đến { $most }
amount-hint-least = Từ { $least } trở lên

## The pay page

pay-title = Thanh toán { $amount } cho { $merchant }
pay-heading = Thông tin thanh toán
free-title = Hoàn tất đơn hàng tại { $merchant }
pay-invoice-title = Thanh toán hóa đơn { $number } cho { $merchant }
save-title = Dùng thẻ khác tại { $merchant }
methods = Phương thức thanh toán
method-card = Thẻ
method-mobile-money = Mobile Money
method-bank-transfer = Chuyển khoản
method-crypto = Tiền mã hóa
method-note-card = Thẻ tín dụng hoặc ghi nợ
method-note-mobile-money = Phê duyệt trên điện thoại
method-note-bank-transfer = Từ ứng dụng ngân hàng
method-note-crypto = Từ ví của bạn
elsewhere-card = Bạn nhập thẻ hoặc chọn cách thanh toán khác ở bước tiếp theo. Trang này không bao giờ nhận được số thẻ của bạn.
elsewhere-mobile-money = Bạn xác nhận thanh toán ở bước tiếp theo.
elsewhere-bank-transfer = Tài khoản nhận tiền sẽ hiển thị ở bước tiếp theo.
elsewhere-crypto = Bước tiếp theo sẽ hiển thị địa chỉ nhận tiền và mã để quét bằng ví.
transfer-note = Trang tiếp theo sẽ hiển thị tài khoản nhận tiền. Đơn hàng được xác nhận khi tiền đến.

## The button of the pay page

submit-pay = Thanh toán
submit-pay-amount = Thanh toán { $amount }
submit-book = Đặt chỗ
submit-book-amount = Đặt chỗ · { $amount }
submit-donate = Quyên góp
submit-donate-amount = Quyên góp { $amount }
submit-subscribe = Đăng ký
submit-subscribe-amount = Đăng ký · { $amount }
start-trial = Bắt đầu dùng thử
free-heading = Thông tin của bạn
free-submit = Hoàn tất đơn hàng
busy = Đang xử lý…

## The fields of the form

label-email = Email
label-card-number = Số thẻ
label-card-expiry = Ngày hết hạn
label-card-cvc = Mã bảo mật
label-card-name = Tên trên thẻ
label-phone = Số điện thoại Mobile Money
label-method = Phương thức thanh toán
label-code = Mã xác thực
label-name = Họ và tên
label-contact-phone = Số điện thoại
label-business-name = Tên doanh nghiệp
label-tax-id = Mã số thuế
label-custom-amount = Số tiền của bạn
label-promotion = Mã khuyến mãi
label-shipping = Phương thức vận chuyển
label-terms = Điều khoản dịch vụ
label-quantity = Số lượng
label-country = Quốc gia hoặc vùng lãnh thổ
tax-id-kind = Loại mã số thuế
hint-phone = Bạn sẽ phê duyệt thanh toán trên điện thoại này.
expiry-form = MM / YY
cvc-form = CVC
optional = (không bắt buộc)
choose = Chọn…

## Addresses

shipping-heading = Địa chỉ giao hàng
billing-heading = Địa chỉ thanh toán
billing-same = Địa chỉ thanh toán giống địa chỉ giao hàng
address-name = Họ và tên
address-line1 = Số nhà, tên đường
address-line2 = Căn hộ, tòa nhà, tầng
address-city = Thành phố
address-town = Thị trấn hoặc thành phố
address-suburb = Khu vực
address-state = Bang
address-province = Tỉnh
address-region = Vùng
address-prefecture = Tỉnh
address-county = Hạt
address-emirate = Tiểu vương quốc
address-postal-code = Mã bưu chính
address-zip = Mã ZIP
address-postcode = Mã bưu chính
address-pin = Mã bưu chính (PIN)
address-eircode = Mã Eircode

## Shipping

shipping-options = Phương thức vận chuyển
shipping-today = Hôm nay
shipping-days = { $count } ngày
shipping-business-days = { $count } ngày làm việc
shipping-days-range = { $least }–{ $most } ngày
shipping-business-days-range = { $least }–{ $most } ngày làm việc

## More questions, and what the buyer agrees to

custom-heading = Thông tin thêm về đơn hàng
business-heading = Thông tin doanh nghiệp
terms-agree = Tôi đồng ý với { $link }
terms-link = điều khoản dịch vụ
terms-agree-unlinked = Tôi đồng ý với điều khoản dịch vụ
terms-read = Đọc điều khoản
new-tab = (mở trong thẻ mới)
promotions-agree = Gửi cho tôi tin tức và ưu đãi qua email. Tôi có thể hủy nhận bất cứ lúc nào.

## What comes later by itself: subscriptions

later-trial = Miễn phí đến hết ngày { $date }, sau đó { $renews }
later-then = Sau đó { $renews }
later-once = Thanh toán một lần, tự động kết thúc
renews = { $amount } { $every }
renews-from = { $amount } { $every } từ ngày { $from }
renews-discount = { $amount } { $every } đến hết ngày { $until }, rồi { $after } { $every }
renews-from-discount = { $amount } { $every } từ ngày { $from } đến hết ngày { $until }, rồi { $after } { $every }
renews-times = { $amount } { $every }, tổng cộng { $count } lần thanh toán
renews-from-times = { $amount } { $every } từ ngày { $from }, thanh toán { $count } lần
renews-discount-times = { $amount } { $every } đến hết ngày { $until }, rồi { $after } { $every }, tổng cộng { $count } lần thanh toán
renews-from-discount-times = { $amount } { $every } từ ngày { $from } đến hết ngày { $until }, rồi { $after } { $every }, thanh toán { $count } lần

## What the buyer allows by pressing the button; it stands over the button

mandate-save = Khi lưu thẻ, bạn cho phép { $merchant } trừ tiền từ thẻ này cho các lần thanh toán sau, cho đến khi bạn hủy.
mandate-invoice = { $means ->
    [card] Khi thanh toán, bạn cho phép { $merchant } trừ tiền từ thẻ này cho cả các lần thanh toán sau, cho đến khi bạn hủy.
   *[other] Khi thanh toán, bạn cho phép { $merchant } trừ tiền qua phương thức này cho cả các lần thanh toán sau, cho đến khi bạn hủy.
}
mandate-trial = { $means ->
    [card] Khi bắt đầu dùng thử, bạn cho phép { $merchant } trừ tiền từ thẻ này kể từ ngày { $date }, cho đến khi bạn hủy. Nếu hủy trước ngày đó, bạn sẽ không bị thu thêm khoản nào.
   *[other] Khi bắt đầu dùng thử, bạn cho phép { $merchant } trừ tiền qua phương thức này kể từ ngày { $date }, cho đến khi bạn hủy. Nếu hủy trước ngày đó, bạn sẽ không bị thu thêm khoản nào.
}
mandate-trial-times = { $means ->
    [card] Khi bắt đầu dùng thử, bạn cho phép { $merchant } trừ tiền từ thẻ này kể từ ngày { $date }, cho đến khi hoàn tất đủ { $count } lần thanh toán hoặc bạn hủy. Nếu hủy trước ngày đó, bạn sẽ không bị thu thêm khoản nào.
   *[other] Khi bắt đầu dùng thử, bạn cho phép { $merchant } trừ tiền qua phương thức này kể từ ngày { $date }, cho đến khi hoàn tất đủ { $count } lần thanh toán hoặc bạn hủy. Nếu hủy trước ngày đó, bạn sẽ không bị thu thêm khoản nào.
}
mandate-subscribe = { $means ->
    [card] Khi đăng ký, bạn cho phép { $merchant } trừ tiền từ thẻ này cho các lần thanh toán sau, cho đến khi bạn hủy.
   *[other] Khi đăng ký, bạn cho phép { $merchant } trừ tiền qua phương thức này cho các lần thanh toán sau, cho đến khi bạn hủy.
}
mandate-subscribe-times = { $means ->
    [card] Khi đăng ký, bạn cho phép { $merchant } trừ tiền từ thẻ này cho các lần thanh toán sau, cho đến khi hoàn tất đủ { $count } lần thanh toán hoặc bạn hủy.
   *[other] Khi đăng ký, bạn cho phép { $merchant } trừ tiền qua phương thức này cho các lần thanh toán sau, cho đến khi hoàn tất đủ { $count } lần thanh toán hoặc bạn hủy.
}
no-card = Bạn chưa cần nhập thẻ lúc này.

## The page that saves another card for a subscription

save-heading = Dùng thẻ khác
keep-lead = Thẻ sẽ được lưu tại { $merchant } cho các lần thanh toán sau. Hôm nay không thu khoản nào.
save-lead = Từ nay { $merchant } sẽ trừ tiền { $what } từ thẻ này. Hôm nay không thu khoản nào.
save-lead-due = Từ nay { $merchant } sẽ trừ tiền { $what } từ thẻ này, và trừ ngay { $due } cho hóa đơn chưa thanh toán.
save-submit = Lưu thẻ
card-challenge-lead = { $bank } yêu cầu bạn xác nhận thẻ này là của bạn.
card-challenge-confirm = Xác nhận thẻ
restart-card = Dùng thẻ khác

## The test numbers under the form, in test mode

hints = Số thử nghiệm
hints-lead = Không có giao dịch tiền thật. Dùng ngày hết hạn bất kỳ trong tương lai, mã bảo mật và tên bất kỳ.
hint-succeeds = Thành công
hint-declined = Bị từ chối
hint-funds = Không đủ số dư
hint-expired = Thẻ hết hạn
hint-cvc = Sai mã bảo mật
hint-bank = Xác thực qua ngân hàng (3D Secure)
hint-approves = Phê duyệt
hint-code = Yêu cầu mã: 123456
hint-refuses = Không phê duyệt

## What is wrong with a field, and what to do

errors = Vui lòng kiểm tra thông tin của bạn
digits-only = Chỉ nhập chữ số.
problem-holds-card = Đây có vẻ là số thẻ. Chỉ nhập số thẻ vào ô dành cho thẻ.
problem-email-missing = Nhập địa chỉ email của bạn.
problem-email-long = Địa chỉ email này quá dài. Hãy dùng địa chỉ ngắn hơn.
problem-email = Địa chỉ email chưa đầy đủ. Email phải có dạng như ama@example.com.
problem-card-number-missing = Nhập số thẻ in trên thẻ của bạn.
problem-card-number-mistyped = Số thẻ không đúng. Hãy đối chiếu với thẻ của bạn.
problem-card-number-test = Đây là chế độ thử nghiệm. Hãy dùng một trong các số thử nghiệm, không dùng thẻ thật.
problem-card-number-long = Số thẻ quá dài. Hãy đối chiếu với thẻ của bạn.
problem-card-number = Số thẻ chưa đầy đủ. Hãy đối chiếu với thẻ của bạn.
problem-expiry-missing = Nhập ngày hết hạn của thẻ.
problem-expiry-past = Ngày này đã qua. Hãy kiểm tra lại hoặc dùng thẻ khác.
problem-expiry = Nhập ngày hết hạn theo tháng và năm, ví dụ 08 / 29.
problem-cvc-missing = Nhập mã bảo mật của thẻ.
problem-cvc = Mã bảo mật có 3 chữ số, hoặc 4 chữ số với thẻ American Express.
problem-card-name-missing = Nhập tên in trên thẻ.
problem-card-name-long = Tên này quá dài. Hãy nhập đúng tên in trên thẻ.
problem-card-name = Nhập tên bằng chữ, đúng như in trên thẻ.
problem-phone-missing = Nhập số điện thoại Mobile Money của bạn.
problem-phone-provider = Chúng tôi không nhận ra nhà mạng của số này. Hãy kiểm tra ba chữ số đầu.
problem-phone-test = Đây là chế độ thử nghiệm. Hãy dùng một trong các số điện thoại thử nghiệm.
problem-phone = Số điện thoại chưa đầy đủ. Số phải có dạng như 024 412 3456.
problem-method = Chọn phương thức thanh toán.
problem-code-missing = Nhập mã đã gửi đến điện thoại của bạn.
problem-code-wrong = Mã không đúng. Hãy kiểm tra tin nhắn trên điện thoại và thử lại.
problem-code-expired = Mã này không còn hiệu lực. Hãy chọn cách thanh toán khác hoặc bắt đầu lại.
problem-code = Mã chỉ gồm chữ số. Hãy nhập đúng mã đã gửi đến điện thoại của bạn.
problem-promotion-missing = Hãy nhập mã khuyến mãi trước.
problem-promotion-expired = Mã khuyến mãi này đã hết hạn.
problem-promotion-used = Mã khuyến mãi này đã hết lượt sử dụng.
problem-promotion-small = Đơn hàng chưa đạt giá trị tối thiểu để dùng mã khuyến mãi này.
problem-promotion-other = Mã khuyến mãi này không áp dụng cho đơn hàng này.
problem-promotion = Mã khuyến mãi không hợp lệ. Hãy kiểm tra lại; mã cũng có thể đã hết hiệu lực.
problem-amount-missing = Nhập số tiền bạn muốn thanh toán.
problem-amount-small = Số tiền quá nhỏ. Hãy nhập số tiền lớn hơn.
problem-amount-large = Số tiền quá lớn. Hãy nhập số tiền nhỏ hơn.
problem-amount-fine = Số tiền có quá nhiều chữ số thập phân nên không thể thanh toán. Hãy làm tròn, ví dụ đến hai chữ số thập phân.
problem-amount = Nhập số tiền bằng chữ số, theo cách viết của số tiền bên dưới ô nhập.
problem-amount-least = Số tiền quá nhỏ. Hãy nhập ít nhất { $bound }.
problem-amount-most = Số tiền quá lớn. Hãy nhập tối đa { $bound }.
problem-quantity-small = Số lượng quá ít. Hãy chọn số lượng lớn hơn.
problem-quantity-large = Số lượng quá nhiều. Hãy chọn số lượng nhỏ hơn.
problem-quantity-fine = Với số lượng này, tổng tiền có quá nhiều chữ số thập phân nên không thể thanh toán. Hãy chọn số lượng khác.
problem-quantity = Nhập số lượng bằng số nguyên.
problem-quantity-least = Số lượng quá ít. Hãy chọn ít nhất { $bound }.
problem-quantity-most = Số lượng quá nhiều. Hãy chọn tối đa { $bound }.
problem-country-other = Không thể chọn quốc gia này. Hãy chọn quốc gia khác.
problem-country = Chọn một quốc gia.
problem-address-long = Nội dung quá dài. Hãy viết ngắn gọn hơn.
problem-address-name = Nhập họ và tên.
problem-address-line1 = Nhập số nhà và tên đường.
problem-address-line2 = Nhập căn hộ, tòa nhà hoặc tầng.
problem-address-city = Nhập thị trấn hoặc thành phố.
problem-address-state-missing = Nhập hoặc chọn bang, tỉnh hoặc vùng.
problem-address-state = Chọn bang, tỉnh hoặc vùng của quốc gia này.
problem-address-postal-missing = Nhập mã bưu chính.
problem-address-postal = Mã bưu chính không khớp với quốc gia. Hãy kiểm tra cả hai.
problem-name-missing = Nhập họ và tên của bạn.
problem-contact-phone-missing = Nhập số điện thoại của bạn.
problem-contact-phone-long = Số điện thoại quá dài. Hãy kiểm tra lại.
problem-contact-phone = Số điện thoại chưa đầy đủ. Bạn có thể bắt đầu bằng dấu + và mã quốc gia.
problem-business-missing = Nhập tên doanh nghiệp của bạn.
problem-tax-id-missing = Nhập mã số thuế của bạn.
problem-tax-id-type = Chọn loại mã số thuế.
problem-tax-id = Mã số thuế không khớp với loại đã chọn. Hãy kiểm tra cả hai.
problem-shipping = Chọn phương thức vận chuyển.
problem-terms = Để tiếp tục, hãy đồng ý với điều khoản.
problem-long = Nội dung quá dài. Hãy nhập ít ký tự hơn.
problem-short = Nội dung quá ngắn. Hãy nhập thêm ký tự.
problem-choice = Chọn một câu trả lời trong danh sách.
problem-missing = Vui lòng trả lời câu hỏi này.
problem-other = Vui lòng kiểm tra câu trả lời này.

## Why the last try to pay did not go through: a heading, and what to do

notice-declined = Thanh toán bị từ chối
notice-declined-lead = Hãy thử thẻ hoặc cách thanh toán khác, hoặc hỏi ngân hàng hay nhà cung cấp của bạn về lý do.
notice-funds = Số dư khả dụng không đủ
notice-funds-lead = Hãy nạp thêm tiền, hoặc dùng thẻ hay cách thanh toán khác.
notice-expired = Thẻ này đã hết hạn
notice-expired-lead = Hãy kiểm tra ngày hết hạn hoặc dùng thẻ khác.
notice-cvc = Mã bảo mật không đúng
notice-cvc-lead = Hãy nhập lại 3 hoặc 4 chữ số bảo mật in trên thẻ.
notice-bank = Ngân hàng không xác thực được bạn
notice-bank-lead = Hãy thử lại và xác nhận với ngân hàng, hoặc thanh toán bằng cách khác.
notice-fault = Thanh toán không thành công
notice-fault-lead = Đã xảy ra lỗi ở nhà cung cấp dịch vụ thanh toán. Hãy thử lại sau giây lát hoặc thanh toán bằng cách khác.
notice-card = Thẻ bị từ chối
notice-card-lead = Hãy dùng thẻ khác hoặc hỏi ngân hàng của bạn.
notice-not-confirmed = Thanh toán chưa được phê duyệt trên điện thoại
notice-not-confirmed-lead = Yêu cầu đã bị từ chối hoặc không được trả lời kịp thời. Hãy thử lại và phê duyệt yêu cầu, hoặc thanh toán bằng cách khác.
notice-not-charged = Thanh toán chưa đến được nhà cung cấp dịch vụ
notice-not-charged-lead = Bạn chưa bị trừ tiền. Vui lòng thử lại hoặc thanh toán bằng cách khác.
notice-abandoned = Chọn phương thức thanh toán
notice-abandoned-lead = Nếu yêu cầu của lần thử trước vẫn còn trên điện thoại hoặc trong ứng dụng ngân hàng, đừng phê duyệt yêu cầu đó.
notice-tries = Bạn đã thử quá nhiều lần
notice-tries-lead = Hãy đợi vài phút, rồi thử lại hoặc thanh toán bằng cách khác.
notice-total = Tổng tiền đã thay đổi
notice-total-lead = Bạn chưa bị trừ tiền. Vui lòng xem tổng tiền mới và thanh toán nếu bạn đồng ý.
notice-discount = Ưu đãi giảm giá không còn áp dụng
notice-discount-lead = Bạn chưa bị trừ tiền. Vui lòng xem tổng tiền mới và thanh toán nếu bạn đồng ý.
notice-order-busy = Đơn hàng này đang được thanh toán trên trang khác
notice-order-busy-lead = Hãy hoàn tất tại trang đó, hoặc đợi vài phút rồi thử lại ở đây. Như vậy bạn sẽ không thanh toán hai lần.

## The same where a card is only saved, and nothing is paid

save-declined = Thẻ bị từ chối
save-declined-lead = Hãy thử thẻ khác hoặc hỏi ngân hàng của bạn về lý do.
save-bank = Ngân hàng không xác thực được bạn
save-bank-lead = Hãy thử lại và xác nhận với ngân hàng, hoặc dùng thẻ khác.
save-fault = Không thể lưu thẻ
save-fault-lead = Đã xảy ra lỗi ở nhà cung cấp dịch vụ thanh toán. Hãy thử lại sau giây lát hoặc dùng thẻ khác.
save-not-reached = Không thể lưu thẻ
save-not-reached-lead = Thông tin thẻ chưa đến được nhà cung cấp dịch vụ. Vui lòng thử lại.
save-abandoned = Chọn thẻ khác
save-abandoned-lead = Thẻ bạn nhập trước đó chưa được lưu.
save-tries = Bạn đã thử quá nhiều lần
save-tries-lead = Hãy đợi vài phút, rồi thử lại hoặc dùng thẻ khác.

## Ways out, on many pages

cancel = Hủy và quay lại { $merchant }
back = Quay lại { $merchant }
restart = Chọn cách thanh toán khác

## The page with a provider's own fields for a card

provider-heading = Nhập thông tin thanh toán
provider-lead = Thông tin của bạn được mã hóa và gửi trực tiếp đến { $provider }.
provider-submit = Thanh toán { $amount }
provider-failed = Thao tác không thành công. Hãy thử lại hoặc chọn cách thanh toán khác.
provider-noscript = Cần có JavaScript để nhập thẻ tại đây. Để tiếp tục mà không cần JavaScript, hãy chọn cách thanh toán khác bên dưới.

## The page while the buyer pays on a provider's page

away-heading = Hoàn tất thanh toán
away-lead = Thanh toán { $amount } trên trang bảo mật của { $provider }, sau đó bạn sẽ quay lại đây.
away-go = Tiếp tục đến { $provider }
away-waiting = Đang chờ thanh toán của bạn. Trang này tự động cập nhật.
away-note = Nếu bạn đã thanh toán ở đó, hãy chờ tại đây. Thanh toán bằng cách khác có thể khiến bạn bị trừ tiền hai lần; khoản thanh toán trùng sẽ được hoàn lại.

## The page with an address for a payment in tokens (crypto)

chain-heading = Thanh toán từ ví của bạn
chain-lead = Gửi đúng { $amount } qua mạng { $network } đến địa chỉ này.
chain-enough-heading = Khoản thanh toán của bạn đang được chuyển đến
chain-enough-lead = Bạn không cần gửi thêm. Thanh toán sẽ hoàn tất ngay khi mạng xác nhận.
chain-amount = Số tiền
chain-address = Địa chỉ
chain-network = Mạng
chain-token = Token
chain-contract = Hợp đồng thông minh
chain-code = Mã dành cho ví, gồm token, địa chỉ và số tiền
chain-open = Mở trong ví
chain-only = Chỉ gửi { $token } và chỉ qua mạng { $network }. Mọi tài sản khác gửi đến địa chỉ này sẽ không được ghi nhận tại đây.
chain-received = Đã nhận { $amount } { $token }. Hãy gửi phần còn lại đến cùng địa chỉ này để hoàn tất thanh toán.
chain-seen = { $amount } { $token } đang được chuyển đến: cần thêm { $count } khối để xác nhận.
chain-waiting = Đang chờ thanh toán của bạn. Trang này tự động cập nhật.
chain-warning = Nếu bạn đã gửi tiền, hãy chờ tại đây. Nếu bạn thanh toán bằng cách khác, khoản tiền đến sau đó sẽ phải do cửa hàng hoàn lại thủ công.

## The page on which a bank asks (3D Secure)

challenge-heading = Xác nhận với ngân hàng
challenge-lead = { $bank } yêu cầu bạn xác nhận khoản thanh toán này là của bạn.
challenge-confirm = Xác nhận thanh toán
challenge-reject = Từ chối

## The page for a code from a text message

code-heading = Nhập mã xác thực
code-lead = { $provider } đã gửi mã đến { $phone }.
code-button = Xác nhận mã

## The page while the buyer approves on the phone

prompt-heading = Phê duyệt trên điện thoại
prompt-lead = { $provider } đã gửi yêu cầu thanh toán đến { $phone }.
prompt-step-open = Mở yêu cầu thanh toán trên điện thoại của bạn.
prompt-step-check = Kiểm tra xem yêu cầu có ghi { $amount } cho { $merchant } không.
prompt-step-pin = Nhập mã PIN Mobile Money để phê duyệt. Không bao giờ nhập mã PIN trên trang web.
prompt-waiting = Đang chờ bạn phê duyệt. Trang này tự động cập nhật.
prompt-note = Nếu bạn đã phê duyệt khoản thanh toán này, hãy chờ tại đây. Thanh toán bằng cách khác có thể khiến bạn bị trừ tiền hai lần.

## The page with the account for a bank transfer

transfer-heading = Thực hiện chuyển khoản
transfer-lead = Chuyển đúng { $amount } đến tài khoản này.
transfer-bank = Ngân hàng
transfer-account = Số tài khoản
transfer-reference = Nội dung chuyển khoản
transfer-exact = Hãy dùng đúng số tiền và nội dung chuyển khoản này. Nếu không, chúng tôi không thể khớp khoản tiền với đơn hàng của bạn.
transfer-waiting = Đang chờ khoản chuyển của bạn. Trang này tự động cập nhật.
transfer-warning = Nếu bạn đã chuyển khoản, hãy chờ tại đây. Thanh toán bằng cách khác nghĩa là bạn trả tiền hai lần.
copy = Sao chép: { $row }
copy-short = Sao chép
copied = Đã sao chép

## How a payment ended

processing-heading = Đang xác nhận thanh toán
processing-lead = Chúng tôi đang chờ phản hồi từ nhà cung cấp dịch vụ thanh toán. Vui lòng không thanh toán lại. Trang này tự động cập nhật.
paid-heading = Thanh toán thành công
paid-lead = Cảm ơn bạn. Khoản thanh toán cho { $merchant } đã thành công.
paid-close = Bạn có thể đóng trang này.
paid-moves-on = Bạn sẽ được đưa trở lại { $merchant } trong giây lát.
ordered-heading = Đặt hàng thành công
ordered-lead = Cảm ơn bạn. Đơn hàng của bạn tại { $merchant } đã hoàn tất và bạn không phải trả khoản nào.
expired-heading = Trang thanh toán này đã hết hạn
expired-lead = Không thể thanh toán tại đây nữa. Để mua lại, hãy bắt đầu từ { $merchant }. Nếu bạn cho rằng mình đã thanh toán, hãy hỏi { $merchant } trước.
paid-elsewhere-heading = Đơn hàng này đã được thanh toán
paid-elsewhere-lead = Đơn hàng đã được thanh toán cho { $merchant } trên trang khác. Bạn không cần trả thêm gì tại đây.
locked-heading = Quá nhiều lần thử không thành công
locked-lead = Để bảo vệ bạn, trang này không nhận thêm lần thử nào. Để thử lại, hãy quay lại { $merchant } và bắt đầu một khoản thanh toán mới.
unavailable-heading = Hiện không thể nhận khoản thanh toán này
unavailable-lead = Hiện không có nhà cung cấp dịch vụ thanh toán nào khả dụng. Vui lòng thử lại sau, hoặc hỏi { $merchant } về cách thanh toán khác.

## The same for a subscription

subscribed-heading = Đăng ký thành công
subscribed-lead = Cảm ơn bạn. Gói đăng ký của bạn tại { $merchant } đã bắt đầu.
trial-started-heading = Thời gian dùng thử đã bắt đầu
trial-started-lead = Cảm ơn bạn. Gói đăng ký của bạn tại { $merchant } bắt đầu bằng thời gian dùng thử.
subscribe-expired-heading = Trang này đã hết hạn
subscribe-expired-lead = Không thể đăng ký tại đây nữa. Để đăng ký, hãy bắt đầu lại từ { $merchant }. Nếu bạn cho rằng mình đã đăng ký, hãy hỏi { $merchant } trước.
subscribe-elsewhere-heading = Gói đăng ký này đã bắt đầu
subscribe-elsewhere-lead = Gói đăng ký đã được bắt đầu tại { $merchant } trên trang khác. Bạn không cần làm gì thêm tại đây.
subscribe-locked-lead = Để bảo vệ bạn, trang này không nhận thêm lần thử nào. Để thử lại, hãy quay lại { $merchant } và đăng ký từ đó.
subscribe-unavailable-heading = Hiện không thể đăng ký
subscribe-unavailable-lead = Hiện không có nhà cung cấp dịch vụ thanh toán nào khả dụng. Vui lòng thử lại sau hoặc hỏi { $merchant }.

## The same for an invoice

invoice-done-heading = Hóa đơn { $number } đã được thanh toán
invoice-expired-heading = Không thể thanh toán hóa đơn { $number } tại đây nữa
invoice-expired-lead = Hóa đơn có thể đã được thanh toán hoặc thu hồi. Hãy hỏi { $merchant } xem bạn có cần làm gì thêm không.
invoice-elsewhere-heading = Hóa đơn { $number } đã được thanh toán trước đó
invoice-locked-lead = Để bảo vệ bạn, trang này không nhận thêm lần thử nào. Hãy hỏi { $merchant } cách thanh toán hóa đơn { $number }.

## The same for a card that is saved

saving-heading = Đang lưu thẻ của bạn
saving-lead = Chúng tôi đang chờ phản hồi từ ngân hàng của bạn. Vui lòng không nhập lại thẻ. Trang này tự động cập nhật.
saved-heading = Đã lưu thẻ của bạn
kept-lead = Thẻ được lưu tại { $merchant } cho các lần thanh toán sau.
saved-lead = Từ nay { $merchant } sẽ trừ tiền { $what } từ thẻ này.
save-expired-heading = Trang này đã hết hạn
save-expired-lead = Không thể lưu thẻ tại đây nữa. Để dùng thẻ khác, hãy bắt đầu lại từ { $merchant }.
saved-elsewhere-heading = Thẻ đã được lưu trước đó
kept-elsewhere-lead = Thẻ đã được lưu trên trang khác. Thẻ được lưu tại { $merchant } cho các lần thanh toán sau.
saved-elsewhere-lead = Thẻ đã được lưu trên trang khác. Từ nay { $merchant } sẽ trừ tiền { $what } từ thẻ đó.
save-locked-lead = Để bảo vệ bạn, trang này không nhận thêm thẻ nào. Để thử lại, hãy bắt đầu lại từ { $merchant }.
save-unavailable-heading = Hiện không thể lưu thẻ
save-unavailable-lead = Hiện không có nhà cung cấp dịch vụ thanh toán nào khả dụng. Vui lòng thử lại sau hoặc hỏi { $merchant }.

## The receipt of one payment

receipt = Biên lai
receipt-title = Biên lai của { $seller }
receipt-number = Mã thanh toán
receipt-short = Số biên nhận
receipt-refunded = Đã hoàn tiền
receipt-test = Chế độ thử nghiệm: không có tiền được chuyển và đây không phải là biên lai của khoản thanh toán thật.
receipt-proof = Biên lai này cũng có bản được ký số mà bất kỳ ai cũng có thể kiểm tra, không cần hỏi chúng tôi.
receipt-signed = Biên lai ký số
receipt-link = Xem biên lai

## The printable invoice

invoice = Hóa đơn
invoice-title = Hóa đơn { $number } của { $seller }
invoice-test = Chế độ thử nghiệm: đây không phải là hóa đơn thật.
invoice-status-open = Chưa thanh toán
invoice-status-paid = Đã thanh toán
invoice-status-void = Đã hủy bỏ
invoice-status-uncollectible = Không thể thu hồi
invoice-lead-due-by = { $amount }, hạn thanh toán ngày { $date }
invoice-lead-due = { $amount } cần thanh toán
invoice-lead-paid-on = { $amount } đã thanh toán ngày { $date }
invoice-lead-paid = { $amount } đã thanh toán
invoice-lead-void = Đã hủy bỏ: không cần thanh toán
invoice-lead-uncollectible = { $amount } chưa được thanh toán
invoice-number = Số hóa đơn
invoice-issued = Ngày lập
invoice-paid-on = Ngày thanh toán
invoice-due-by = Hạn thanh toán
invoice-period = Kỳ thanh toán
invoice-paid-with = Thanh toán bằng
invoice-seller = Bên bán
invoice-buyer = Bên mua
tax-id = Mã số thuế: { $number }
invoice-paid = Số tiền đã thanh toán
invoice-due = Số tiền cần thanh toán
invoice-pay = Thanh toán hóa đơn này
invoice-print-lead = Để giữ một bản, hãy in trang này hoặc lưu dưới dạng PDF.
print = In
go-back = Quay lại

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = Gói đăng ký của bạn tại { $merchant }
portal-heading = Gói đăng ký của bạn
portal-none = Bạn không có gói đăng ký nào ở đây.
portal-price = { $amount } { $every }
portal-next = Lần thanh toán tiếp theo
portal-next-on = { $amount } vào ngày { $date }
portal-card = Thanh toán bằng
portal-pay = Thanh toán ngay
portal-cancel = Hủy gói đăng ký
portal-resume = Giữ gói đăng ký
portal-change-card = Dùng thẻ khác
portal-receipts = Hóa đơn
portal-no-receipts = Chưa có hóa đơn nào.
portal-ends-on = { $name } sẽ kết thúc vào ngày { $date }.
portal-ends = { $name } sắp kết thúc.
portal-ended = { $name } đã kết thúc. Bạn sẽ không bị thu thêm khoản nào.
portal-goes-on = { $name } sẽ tiếp tục.
portal-card-changed = Thẻ của bạn đã được thay đổi.
portal-unchanged = Không có gì được thay đổi vì trong lúc đó đã có thay đổi khác. Vui lòng xem lại.
status-incomplete = Chưa bắt đầu
status-active = Đang hoạt động
status-trial-until = Dùng thử đến hết ngày { $date }
status-trial = Đang dùng thử
status-overdue = Quá hạn thanh toán
status-unpaid = Chưa thanh toán
status-paused = Tạm dừng
status-ends-on = Kết thúc vào ngày { $date }
status-ends = Sắp kết thúc
status-ended-on = Đã kết thúc vào ngày { $date }
status-ended = Đã kết thúc
status-note-incomplete = Lần thanh toán đầu tiên chưa được thực hiện.
status-note-overdue = Lần thanh toán gần nhất không thành công. Hãy thanh toán ngay hoặc dùng thẻ khác; thẻ đó sẽ bị trừ tiền ngay.
status-note-unpaid = Khoản gần nhất chưa được thanh toán. Gói sẽ tiếp tục ngay khi bạn thanh toán.
status-note-paused = Bạn không bị thu phí trong thời gian tạm dừng.
status-note-ends = Cho đến lúc đó, gói vẫn giữ nguyên. Bạn sẽ không bị thu thêm khoản nào.
portal-cancel-heading = Hủy { $name }?
portal-cancel-trial-on = Gói sẽ kết thúc cùng thời gian dùng thử vào ngày { $date }. Cho đến lúc đó, gói vẫn giữ nguyên.
portal-cancel-on = Gói sẽ kết thúc vào ngày { $date }, khi hết kỳ đã thanh toán. Cho đến lúc đó, gói vẫn giữ nguyên.
portal-cancel-now = Gói sẽ kết thúc ngay.
portal-cancel-charge = Bạn sẽ không bị thu thêm khoản nào cho gói này.
portal-cancel-trial = Bạn sẽ không bị thu khoản nào cho gói này.
portal-keep = Giữ lại
portal-expired-heading = Liên kết này đã hết hạn
portal-expired-lead = Để bảo vệ bạn, liên kết chỉ có hiệu lực trong thời gian ngắn. Hãy mở lại từ { $merchant }.
portal-expired-lead-unknown = Để bảo vệ bạn, liên kết chỉ có hiệu lực trong thời gian ngắn. Hãy mở lại từ cửa hàng.

## The page of a payment link

link-continue = Tiếp tục thanh toán
link-open-amount = Bạn chọn số tiền ở trang tiếp theo.
link-inactive-heading = Liên kết này không hoạt động
link-inactive-lead = Hiện không thể thanh toán tại đây. Nếu có thắc mắc, hãy hỏi { $merchant }.
link-sold-out-heading = Đã bán hết
link-sold-out-lead = Mọi sản phẩm qua liên kết này đã được bán hết hoặc đang được người khác thanh toán. Hãy hỏi { $merchant } xem có bán thêm không.

## What went wrong with a request: heading and sentence

http-400 = Yêu cầu không hợp lệ
http-400-lead = Hãy quay lại, tải lại trang và thử lần nữa.
http-403 = Biểu mẫu này được gửi từ nơi khác
http-403-lead = Để bảo vệ bạn, biểu mẫu không được tiếp nhận. Hãy mở lại trang thanh toán.
http-404 = Không tìm thấy trang
http-404-lead = Hãy kiểm tra địa chỉ, hoặc yêu cầu cửa hàng gửi liên kết thanh toán mới.
http-405 = Không thể thực hiện thao tác này tại đây
http-405-lead = Hãy quay lại trang trước đó.
http-413 = Nội dung quá lớn
http-413-lead = Hãy rút ngắn nội dung đã nhập rồi thử lại.
http-415 = Định dạng biểu mẫu không đúng
http-415-lead = Hãy mở lại trang thanh toán và gửi biểu mẫu từ đó.
http-429 = Quá nhiều yêu cầu
http-429-lead = Hãy đợi giây lát rồi thử lại.
http-500 = Đã xảy ra lỗi từ phía chúng tôi
http-500-lead = Nếu bạn đang thanh toán, đừng thanh toán lại: hãy mở trang thanh toán để xem tình trạng khoản thanh toán của bạn.
problem-status = Lỗi
problem-request = Mã yêu cầu

## The server's own pages, and the demo shop

home-lead = Máy chủ thanh toán đang chạy tại đây.
home-version = Phiên bản
dashboard-heading = Bảng điều khiển
demo-heading = Cửa hàng demo
cancelled-heading = Đã hủy thanh toán
cancelled-lead = Đây là cửa hàng demo. Cửa hàng thật sẽ hiển thị giỏ hàng tại đây để bạn thử lại.
codes-heading = Mã lỗi
codes-lead = Mọi mã lỗi mà API có thể trả về và ý nghĩa của chúng.

## A slow or lost line, and the foot of the page

slow-title = Quá trình này lâu hơn bình thường
slow-text = Khoản thanh toán của bạn có thể vẫn đang được chuyển đến. Vui lòng giữ trang này mở, hoặc xem tình trạng khoản thanh toán: bạn sẽ không bị trừ tiền hai lần.
lost-title = Mất kết nối
lost-text = Chúng tôi chưa biết khoản thanh toán của bạn đã đến nơi hay chưa. Hãy nhấn nút lần nữa, hoặc xem tình trạng khoản thanh toán: dù chọn cách nào, bạn cũng chỉ bị trừ tiền một lần.
look-again = Kiểm tra khoản thanh toán này
support-link = Liên hệ
terms-foot = Điều khoản
privacy-link = Quyền riêng tư
