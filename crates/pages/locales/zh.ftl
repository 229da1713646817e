### The words a buyer reads, in Simplified Chinese (简体中文).

## Every page

broken = 此页面无法显示，请重新加载。
powered = 由 Kassa 提供技术支持
test-mode = 测试模式
error-title = 错误：{ $title }
language = 语言
language-change = 切换

## The left side of a payment page: what is paid

summary = 付款内容
pay-merchant = 向 { $merchant } 付款
order-merchant = 您在 { $merchant } 的订单
subscribe-to = 订阅 { $what }
pay-invoice = 支付账单 { $number }
card-for = 用于 { $what } 的银行卡
for-period = 账单周期：{ $from } – { $to }
due-today = 今日应付
expires = 此页面将于 { $time } 关闭
span = { $from } – { $to }

## Rows that repeat what is paid: a name before a value, such as "Merchant  Kofi's Shop"

row-merchant = 商家
row-amount = 金额
row-for = 付款内容
row-card = 银行卡
row-today = 今日已付
row-free-until = 免费至
row-later = 之后

## The list of what is bought

lines = 您的订单
more-lines = 再显示 { $count } 件商品
update = 更新
updated = 已更新。总计为 { $amount }。
changed-heading = 总额已变更
changed-lead = 请查看新的总额，确认无误后再付款。
add = 添加
remove = 移除
free = 免费

## What a line costs, under its name

price-unit-per = { $unit } / { $label }
price-count-unit-per = { $count } × { $unit } / { $label }
price-count-unit = { $count } × { $unit }
price-unit-each = 单价 { $unit }
price-every = { $every }扣款
price-each-every = { $each }，{ $every }扣款
price-lasts = 期限：{ $duration }
price-each-lasts = { $each }，期限：{ $duration }
price-part = 按 { $days }/{ $of } 天计费
price-each-part = { $each } · 按 { $days }/{ $of } 天计费

## How often and how long

every-day = { $count ->
    [1] 每天
   *[other] 每 { $count } 天
}
every-week = { $count ->
    [1] 每周
   *[other] 每 { $count } 周
}
every-month = { $count ->
    [1] 每月
   *[other] 每 { $count } 个月
}
every-year = { $count ->
    [1] 每年
   *[other] 每 { $count } 年
}
duration-day = { $count } 天
duration-week = { $count } 周
duration-month = { $count } 个月
duration-year = { $count } 年

## The sums under the list

sum-subtotal = 小计
sum-discount = 优惠：{ $name }
sum-shipping = 运费
sum-shipping-named = 运费：{ $name }
sum-tax-inclusive = 含 { $name } { $percent }%
sum-tax = { $name } { $percent }%
sum-tax-by-address = 税费
tax-by-address = 填写地址后计算
sum-adjustment = 调整
sum-carried = 结转至下期账单的余额
sum-total = 总计

## "How this total is made": every step of the arithmetic, on demand

explain = 总额计算明细
show-order = 显示订单
hide-order = 隐藏订单
explains-line-share = 按周期折算：{ $name }
explains-discount-share = 优惠分摊：{ $name }
explains-tax-contained = 价格中包含的税费：{ $name }
explains-tax-share = 其中 { $tax }：{ $name }
explains-tax-added = { $tax }：{ $name }
rounded-half-up = 四舍五入
rounded-largest-remainder = 取整，各部分之和等于总额
rounded-capped = 以适用金额为上限

## Promotion codes, and amounts that the buyer names

apply = 使用
applied = 优惠码
amount-open = 自选金额
amount-hint-between = { $least } 至 { $most }
amount-hint-least = { $least } 或以上

## The pay page

pay-title = 向 { $merchant } 支付 { $amount }
pay-heading = 付款信息
free-title = 完成您在 { $merchant } 的订单
pay-invoice-title = 向 { $merchant } 支付账单 { $number }
save-title = 更换在 { $merchant } 使用的银行卡
methods = 付款方式
method-card = 银行卡
method-mobile-money = 移动货币
method-bank-transfer = 银行转账
method-crypto = 加密货币
method-note-card = 信用卡或借记卡
method-note-mobile-money = 在手机上确认
method-note-bank-transfer = 通过银行 App 转账
method-note-crypto = 从您自己的钱包支付
elsewhere-card = 您将在下一步输入卡信息，或选择其他付款方式。此页面不会获取您的卡号。
elsewhere-mobile-money = 您将在下一步确认付款。
elsewhere-bank-transfer = 下一步将显示收款账户。
elsewhere-crypto = 下一步将显示收款地址和供钱包扫描的二维码。
transfer-note = 下一页将显示收款账户。款项到账后，您的订单即确认。

## The button of the pay page

submit-pay = 付款
submit-pay-amount = 支付 { $amount }
submit-book = 预订
submit-book-amount = 预订 · { $amount }
submit-donate = 捐款
submit-donate-amount = 捐款 { $amount }
submit-subscribe = 订阅
submit-subscribe-amount = 订阅 · { $amount }
start-trial = 开始试用
free-heading = 您的信息
free-submit = 完成订单
busy = 正在处理…

## The fields of the form

label-email = 电子邮箱
label-card-number = 卡号
label-card-expiry = 有效期
label-card-cvc = 安全码
label-card-name = 持卡人姓名
label-phone = 移动货币手机号
label-method = 付款方式
label-code = 验证码
label-name = 姓名
label-contact-phone = 电话号码
label-business-name = 企业名称
label-tax-id = 税号
label-custom-amount = 您的金额
label-promotion = 优惠码
label-shipping = 配送方式
label-terms = 服务条款
label-quantity = 数量
label-country = 国家或地区
tax-id-kind = 税号类型
hint-phone = 您将在此手机上确认付款。
expiry-form = 月 / 年
cvc-form = CVC
optional = （选填）
choose = 请选择…

## Addresses

shipping-heading = 收货地址
billing-heading = 账单地址
billing-same = 账单地址与收货地址相同
address-name = 姓名
address-line1 = 街道地址
address-line2 = 单元、楼层、房间号
address-city = 城市
address-town = 城镇或城市
address-suburb = 城区
address-state = 州
address-province = 省份
address-region = 地区
address-prefecture = 都道府县
address-county = 郡
address-emirate = 酋长国
address-postal-code = 邮政编码
address-zip = 邮政编码 (ZIP)
address-postcode = 邮政编码
address-pin = 邮政编码 (PIN)
address-eircode = Eircode 邮编

## Shipping

shipping-options = 配送方式
shipping-today = 今天
shipping-days = { $count } 天
shipping-business-days = { $count } 个工作日
shipping-days-range = { $least }–{ $most } 天
shipping-business-days-range = { $least }–{ $most } 个工作日

## More questions, and what the buyer agrees to

custom-heading = 订单补充信息
business-heading = 企业信息
terms-agree = 我同意{ $link }
terms-link = 服务条款
terms-agree-unlinked = 我同意服务条款
terms-read = 查看条款
new-tab = （在新标签页中打开）
promotions-agree = 通过电子邮件向我发送资讯和优惠。我可以随时退订。

## What comes later by itself: subscriptions

later-trial = 免费至{ $date }，之后{ $renews }
later-then = 之后{ $renews }
later-once = 仅付款一次，到期自动结束
renews = { $every } { $amount }
renews-from = 自{ $from }起{ $every } { $amount }
renews-discount = { $every } { $amount }，优惠至{ $until }，此后{ $every } { $after }
renews-from-discount = 自{ $from }起{ $every } { $amount }，优惠至{ $until }，此后{ $every } { $after }
renews-times = { $every } { $amount }，共付款 { $count } 次
renews-from-times = 自{ $from }起{ $every } { $amount }，付款 { $count } 次
renews-discount-times = { $every } { $amount }，优惠至{ $until }，此后{ $every } { $after }，共付款 { $count } 次
renews-from-discount-times = 自{ $from }起{ $every } { $amount }，优惠至{ $until }，此后{ $every } { $after }，付款 { $count } 次

## What the buyer allows by pressing the button; it stands over the button

mandate-save = 保存此卡即表示您授权 { $merchant } 在您取消之前从此卡扣取后续款项。
mandate-invoice = { $means ->
    [card] 付款即表示您授权 { $merchant } 在您取消之前也从此卡扣取后续款项。
   *[other] 付款即表示您授权 { $merchant } 在您取消之前也通过此付款方式扣取后续款项。
}
mandate-trial = { $means ->
    [card] 开始试用即表示您授权 { $merchant } 自{ $date }起从此卡扣款，直至您取消。在该日之前取消，则不会再扣款。
   *[other] 开始试用即表示您授权 { $merchant } 自{ $date }起通过此付款方式扣款，直至您取消。在该日之前取消，则不会再扣款。
}
mandate-trial-times = { $means ->
    [card] 开始试用即表示您授权 { $merchant } 自{ $date }起从此卡扣款，直至全部 { $count } 次付款完成或您取消。在该日之前取消，则不会再扣款。
   *[other] 开始试用即表示您授权 { $merchant } 自{ $date }起通过此付款方式扣款，直至全部 { $count } 次付款完成或您取消。在该日之前取消，则不会再扣款。
}
mandate-subscribe = { $means ->
    [card] 订阅即表示您授权 { $merchant } 在您取消之前从此卡扣取后续款项。
   *[other] 订阅即表示您授权 { $merchant } 在您取消之前通过此付款方式扣取后续款项。
}
mandate-subscribe-times = { $means ->
    [card] 订阅即表示您授权 { $merchant } 从此卡扣取后续款项，直至全部 { $count } 次付款完成或您取消。
   *[other] 订阅即表示您授权 { $merchant } 通过此付款方式扣取后续款项，直至全部 { $count } 次付款完成或您取消。
}
no-card = 现在无需提供银行卡。

## The page that saves another card for a subscription

save-heading = 更换银行卡
keep-lead = 此卡将保存在 { $merchant }，用于后续付款。今天不会扣款。
save-lead = 今后 { $merchant } 将从此卡扣取 { $what } 的费用。今天不会扣款。
save-lead-due = 今后 { $merchant } 将从此卡扣取 { $what } 的费用，并立即扣取未付账单的 { $due }。
save-submit = 保存银行卡
card-challenge-lead = { $bank } 要求您确认此卡属于您本人。
card-challenge-confirm = 确认银行卡
restart-card = 使用其他银行卡

## The test numbers under the form, in test mode

hints = 测试号码
hints-lead = 不涉及真实资金。有效期可填任意未来日期，安全码和姓名可任意填写。
hint-succeeds = 付款成功
hint-declined = 被拒绝
hint-funds = 余额不足
hint-expired = 卡已过期
hint-cvc = 安全码错误
hint-bank = 需银行验证（3D Secure）
hint-approves = 用户确认
hint-code = 需输入验证码：123456
hint-refuses = 用户拒绝

## What is wrong with a field, and what to do

errors = 请检查您填写的信息
digits-only = 只能输入数字。
problem-holds-card = 这看起来像是卡号。请仅在要求填写卡号的地方输入卡号。
problem-email-missing = 请输入电子邮箱。
problem-email-long = 该邮箱地址过长，请换一个较短的。
problem-email = 邮箱地址不完整，格式应类似 ama@example.com。
problem-card-number-missing = 请输入卡面上的卡号。
problem-card-number-mistyped = 卡号有误，请对照卡面检查。
problem-card-number-test = 当前为测试模式。请使用测试卡号，切勿使用真实银行卡。
problem-card-number-long = 卡号过长，请对照卡面检查。
problem-card-number = 卡号不完整，请对照卡面检查。
problem-expiry-missing = 请输入卡的有效期。
problem-expiry-past = 该日期已过。请检查，或使用其他银行卡。
problem-expiry = 请按“月 / 年”输入有效期，例如 08 / 29。
problem-cvc-missing = 请输入卡的安全码。
problem-cvc = 安全码为 3 位数字，美国运通卡为 4 位。
problem-card-name-missing = 请输入卡面上的姓名。
problem-card-name-long = 姓名过长，请按卡面所示填写。
problem-card-name = 请按卡面所示用文字填写姓名。
problem-phone-missing = 请输入您的移动货币手机号。
problem-phone-provider = 无法识别该号码所属的运营商，请检查前三位数字。
problem-phone-test = 当前为测试模式，请使用测试手机号。
problem-phone = 手机号不完整，格式应类似 024 412 3456。
problem-method = 请选择付款方式。
problem-code-missing = 请输入发送到您手机的验证码。
problem-code-wrong = 验证码不正确。请查看手机短信后重试。
problem-code-expired = 验证码已失效。请选择其他付款方式，或重新开始。
problem-code = 验证码只包含数字，请按手机收到的内容输入。
problem-promotion-missing = 请先输入优惠码。
problem-promotion-expired = 该优惠码已过期。
problem-promotion-used = 该优惠码已达到使用次数上限。
problem-promotion-small = 您的订单金额未达到该优惠码的使用门槛。
problem-promotion-other = 该优惠码不适用于此订单。
problem-promotion = 优惠码无效。请检查拼写，也可能已失效。
problem-amount-missing = 请输入您要支付的金额。
problem-amount-small = 金额过低，请输入更高的金额。
problem-amount-large = 金额过高，请输入更低的金额。
problem-amount-fine = 金额的小数位数过多，无法支付。请减少小数位，例如保留两位。
problem-amount = 请用数字输入金额，格式与输入框下方的金额一致。
problem-amount-least = 金额过低，请至少输入 { $bound }。
problem-amount-most = 金额过高，最多可输入 { $bound }。
problem-quantity-small = 数量过少，请选择更多数量。
problem-quantity-large = 数量过多，请选择更少数量。
problem-quantity-fine = 按此数量计算，总额的小数位数过多，无法支付。请选择其他数量。
problem-quantity = 请以整数输入数量。
problem-quantity-least = 数量过少，请至少选择 { $bound }。
problem-quantity-most = 数量过多，最多可选择 { $bound }。
problem-country-other = 无法选择该国家或地区，请另选一个。
problem-country = 请选择国家或地区。
problem-address-long = 内容过长，请使用较短的写法。
problem-address-name = 请输入姓名。
problem-address-line1 = 请输入街道和门牌号。
problem-address-line2 = 请输入单元、楼层或房间号。
problem-address-city = 请输入城市或城镇。
problem-address-state-missing = 请输入或选择州、省或地区。
problem-address-state = 请选择该国家的州、省或地区。
problem-address-postal-missing = 请输入邮政编码。
problem-address-postal = 邮政编码与国家或地区不符，请检查两者。
problem-name-missing = 请输入您的姓名。
problem-contact-phone-missing = 请输入您的电话号码。
problem-contact-phone-long = 电话号码过长，请检查。
problem-contact-phone = 电话号码不完整。可以加号 (+) 和国家代码开头。
problem-business-missing = 请输入企业名称。
problem-tax-id-missing = 请输入您的税号。
problem-tax-id-type = 请选择税号类型。
problem-tax-id = 税号与所选类型不符，请检查两者。
problem-shipping = 请选择配送方式。
problem-terms = 请先同意条款，再继续操作。
problem-long = 内容过长，请减少字数。
problem-short = 内容过短，请增加字数。
problem-choice = 请从列表中选择一项。
problem-missing = 请回答此问题。
problem-other = 请检查此项回答。

## Why the last try to pay did not go through: a heading, and what to do

notice-declined = 付款被拒绝
notice-declined-lead = 请尝试其他银行卡或付款方式，或向您的银行或支付服务商询问原因。
notice-funds = 可用余额不足
notice-funds-lead = 请先充值，或使用其他银行卡或付款方式。
notice-expired = 此卡已过期
notice-expired-lead = 请检查有效期，或使用其他银行卡。
notice-cvc = 安全码不正确
notice-cvc-lead = 请重新输入卡面上的 3 位或 4 位安全码。
notice-bank = 您的银行未能验证您的身份
notice-bank-lead = 请重试并在银行完成验证，或使用其他方式付款。
notice-fault = 付款未成功
notice-fault-lead = 支付服务商出现问题。请稍后重试，或使用其他方式付款。
notice-card = 银行卡被拒绝
notice-card-lead = 请使用其他银行卡，或咨询您的银行。
notice-not-confirmed = 付款未在手机上确认
notice-not-confirmed-lead = 付款请求被拒绝或未及时确认。请重试并确认请求，或使用其他方式付款。
notice-not-charged = 付款未送达支付服务商
notice-not-charged-lead = 未扣取任何款项。请重试，或使用其他方式付款。
notice-abandoned = 请选择付款方式
notice-abandoned-lead = 如果您的手机或银行 App 中仍有之前的付款请求，请勿确认。
notice-tries = 尝试次数过多
notice-tries-lead = 请等待几分钟后重试，或使用其他方式付款。
notice-total = 总额已变更
notice-total-lead = 未扣取任何款项。请查看新的总额，确认无误后再付款。
notice-discount = 优惠已不可用
notice-discount-lead = 未扣取任何款项。请查看新的总额，确认无误后再付款。
notice-order-busy = 此订单正在另一个页面上付款
notice-order-busy-lead = 请在该页面完成付款，或等待几分钟后在此重试，以免重复付款。

## The same where a card is only saved, and nothing is paid

save-declined = 银行卡被拒绝
save-declined-lead = 请尝试其他银行卡，或向您的银行询问原因。
save-bank = 您的银行未能验证您的身份
save-bank-lead = 请重试并在银行完成验证，或使用其他银行卡。
save-fault = 无法保存银行卡
save-fault-lead = 支付服务商出现问题。请稍后重试，或使用其他银行卡。
save-not-reached = 无法保存银行卡
save-not-reached-lead = 卡信息未送达支付服务商，请重试。
save-abandoned = 请选择其他银行卡
save-abandoned-lead = 您之前输入的银行卡未保存。
save-tries = 尝试次数过多
save-tries-lead = 请等待几分钟后重试，或使用其他银行卡。

## Ways out, on many pages

cancel = 取消并返回 { $merchant }
back = 返回 { $merchant }
restart = 选择其他付款方式

## The page with a provider's own fields for a card

provider-heading = 输入付款信息
provider-lead = 您的信息将加密后直接发送给 { $provider }。
provider-submit = 支付 { $amount }
provider-failed = 操作未成功。请重试，或选择其他付款方式。
provider-noscript = 在此输入银行卡需要启用 JavaScript。如不启用，请在下方选择其他付款方式。

## The page while the buyer pays on a provider's page

away-heading = 完成付款
away-lead = 请在 { $provider } 的安全页面支付 { $amount }，完成后将返回此处。
away-go = 前往 { $provider }
away-waiting = 正在等待您付款。此页面会自动更新。
away-note = 如果您已在该页面付款，请在此等候。改用其他方式付款可能会重复扣款；多付的款项将退还给您。

## The page with an address for a payment in tokens (crypto)

chain-heading = 从您的钱包付款
chain-lead = 请通过 { $network } 网络向此地址转入 { $amount }，金额须完全一致。
chain-enough-heading = 您的付款正在途中
chain-enough-lead = 您无需再转账。网络确认后，付款即完成。
chain-amount = 金额
chain-address = 地址
chain-network = 网络
chain-token = 代币
chain-contract = 合约
chain-code = 供钱包扫描的二维码，包含代币、地址和金额
chain-open = 在钱包中打开
chain-only = 只能通过 { $network } 网络转入 { $token }。向此地址转入的任何其他资产，我们都无法识别。
chain-received = 已收到 { $amount } { $token }。请将余款转入同一地址以完成付款。
chain-seen = { $amount } { $token } 正在途中：还需 { $count } 个区块确认。
chain-waiting = 正在等待您付款。此页面会自动更新。
chain-warning = 如果您已转出款项，请在此等候。若另行付款，之后到账的款项只能由商家手动退回。

## The page on which a bank asks (3D Secure)

challenge-heading = 请在银行完成验证
challenge-lead = { $bank } 要求您确认此笔付款由您本人操作。
challenge-confirm = 确认付款
challenge-reject = 拒绝

## The page for a code from a text message

code-heading = 输入验证码
code-lead = { $provider } 已向 { $phone } 发送验证码。
code-button = 确认

## The page while the buyer approves on the phone

prompt-heading = 在手机上确认
prompt-lead = { $provider } 已向 { $phone } 发送付款请求。
prompt-step-open = 在手机上打开付款请求。
prompt-step-check = 核对收款方为 { $merchant }，金额为 { $amount }。
prompt-step-pin = 输入您的移动货币 PIN 码进行确认。切勿在任何网站上输入 PIN 码。
prompt-waiting = 正在等待您确认。此页面会自动更新。
prompt-note = 如果您已确认此笔付款，请在此等候。改用其他方式付款可能会重复扣款。

## The page with the account for a bank transfer

transfer-heading = 进行银行转账
transfer-lead = 请向此账户转入 { $amount }，金额须完全一致。
transfer-bank = 银行
transfer-account = 账号
transfer-reference = 转账附言
transfer-exact = 请务必使用此金额和附言，否则我们无法将转账与您的订单匹配。
transfer-waiting = 正在等待您转账。此页面会自动更新。
transfer-warning = 如果您已转账，请在此等候。改用其他方式付款会造成重复付款。
copy = 复制：{ $row }
copy-short = 复制
copied = 已复制

## How a payment ended

processing-heading = 正在确认您的付款
processing-lead = 我们正在等待支付服务商的答复。请勿重复付款。此页面会自动更新。
paid-heading = 付款成功
paid-lead = 谢谢。您已成功向 { $merchant } 付款。
paid-close = 您现在可以关闭此页面。
paid-moves-on = 此页面即将带您返回 { $merchant }。
ordered-heading = 订单已完成
ordered-lead = 谢谢。您在 { $merchant } 的订单已完成，无需付款。
expired-heading = 此付款页面已过期
expired-lead = 此页面已无法付款。如需再次购买，请从 { $merchant } 重新开始。如果您认为已经付款，请先咨询 { $merchant }。
paid-elsewhere-heading = 此订单已付款
paid-elsewhere-lead = 您已在另一个页面向 { $merchant } 付款，在此无需再付。
locked-heading = 失败次数过多
locked-lead = 为了您的安全，此页面不再接受尝试。如需重试，请返回 { $merchant } 并发起新的付款。
unavailable-heading = 目前无法受理此付款
unavailable-lead = 目前没有可用的支付服务商。请稍后重试，或向 { $merchant } 咨询其他付款方式。

## The same for a subscription

subscribed-heading = 订阅成功
subscribed-lead = 谢谢。您在 { $merchant } 的订阅已开始。
trial-started-heading = 您的试用已开始
trial-started-lead = 谢谢。您在 { $merchant } 的订阅从试用期开始。
subscribe-expired-heading = 此页面已过期
subscribe-expired-lead = 此页面已无法订阅。如需订阅，请从 { $merchant } 重新开始。如果您认为已经订阅，请先咨询 { $merchant }。
subscribe-elsewhere-heading = 此订阅已开始
subscribe-elsewhere-lead = 您已在另一个页面开通 { $merchant } 的此项订阅，在此无需再操作。
subscribe-locked-lead = 为了您的安全，此页面不再接受尝试。如需重试，请返回 { $merchant } 重新订阅。
subscribe-unavailable-heading = 目前无法订阅
subscribe-unavailable-lead = 目前没有可用的支付服务商。请稍后重试，或咨询 { $merchant }。

## The same for an invoice

invoice-done-heading = 账单 { $number } 已付清
invoice-expired-heading = 账单 { $number } 已无法在此支付
invoice-expired-lead = 该账单可能已付清或已撤回。请向 { $merchant } 确认是否还需处理。
invoice-elsewhere-heading = 账单 { $number } 已付款
invoice-locked-lead = 为了您的安全，此页面不再接受尝试。请向 { $merchant } 咨询如何支付账单 { $number }。

## The same for a card that is saved

saving-heading = 正在保存您的银行卡
saving-lead = 我们正在等待您的银行答复。请勿重复输入银行卡。此页面会自动更新。
saved-heading = 您的银行卡已保存
kept-lead = 此卡已保存在 { $merchant }，用于后续付款。
saved-lead = 今后 { $merchant } 将从此卡扣取 { $what } 的费用。
save-expired-heading = 此页面已过期
save-expired-lead = 此页面已无法保存银行卡。如需更换银行卡，请从 { $merchant } 重新开始。
saved-elsewhere-heading = 银行卡已保存
kept-elsewhere-lead = 该卡已在另一个页面保存。此卡保存在 { $merchant }，用于后续付款。
saved-elsewhere-lead = 该卡已在另一个页面保存。今后 { $merchant } 将从该卡扣取 { $what } 的费用。
save-locked-lead = 为了您的安全，此页面不再接受银行卡。如需重试，请从 { $merchant } 重新开始。
save-unavailable-heading = 目前无法保存银行卡
save-unavailable-lead = 目前没有可用的支付服务商。请稍后重试，或咨询 { $merchant }。

## The receipt of one payment

receipt = 收据
receipt-title = { $seller } 的收据
receipt-number = 付款编号
receipt-short = 收据编号
receipt-refunded = 已退款
receipt-test = 测试模式：未发生任何资金往来，这不是真实付款的收据。
receipt-proof = 此收据另有签名版本，任何人都可自行验证，无需向我们查询。
receipt-signed = 签名收据
receipt-link = 查看收据

## The printable invoice

invoice = 账单
invoice-title = { $seller } 的账单 { $number }
invoice-test = 测试模式：这不是真实的账单。
invoice-status-open = 待付款
invoice-status-paid = 已付款
invoice-status-void = 已作废
invoice-status-uncollectible = 无法收回
invoice-lead-due-by = 应付 { $amount }，截止日期：{ $date }
invoice-lead-due = 应付 { $amount }
invoice-lead-paid-on = 已于{ $date }支付 { $amount }
invoice-lead-paid = 已支付 { $amount }
invoice-lead-void = 已作废：无需付款
invoice-lead-uncollectible = { $amount } 未支付
invoice-number = 账单编号
invoice-issued = 开具日期
invoice-paid-on = 付款日期
invoice-due-by = 付款截止日期
invoice-period = 账单周期
invoice-paid-with = 付款方式
invoice-seller = 开具方
invoice-buyer = 付款方
tax-id = 税号：{ $number }
invoice-paid = 已付金额
invoice-due = 应付金额
invoice-pay = 支付此账单
invoice-print-lead = 如需留存，请打印此页面或将其保存为 PDF。
print = 打印
go-back = 返回

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = 您在 { $merchant } 的订阅
portal-heading = 您的订阅
portal-none = 您在此没有订阅。
portal-price = { $every } { $amount }
portal-next = 下次付款
portal-next-on = { $date }付款 { $amount }
portal-card = 扣款方式
portal-pay = 立即付款
portal-cancel = 取消订阅
portal-resume = 继续订阅
portal-change-card = 更换银行卡
portal-receipts = 账单
portal-no-receipts = 暂无账单。
portal-ends-on = { $name } 将于{ $date }结束。
portal-ends = { $name } 即将结束。
portal-ended = { $name } 已结束，不会再扣款。
portal-goes-on = { $name } 将继续。
portal-card-changed = 您的银行卡已更换。
portal-unchanged = 未作任何更改，因为期间有其他内容发生了变化。请重新查看。
status-incomplete = 尚未开始
status-active = 生效中
status-trial-until = 试用至{ $date }
status-trial = 试用中
status-overdue = 付款逾期
status-unpaid = 未付款
status-paused = 已暂停
status-ends-on = 将于{ $date }结束
status-ends = 即将结束
status-ended-on = 已于{ $date }结束
status-ended = 已结束
status-note-incomplete = 首次付款尚未完成。
status-note-overdue = 上次付款未成功。请立即付款，或更换银行卡，更换后将立即扣款。
status-note-unpaid = 上一期款项一直未付。付清后订阅将立即恢复。
status-note-paused = 暂停期间不会扣款。
status-note-ends = 在此之前一切照旧，且不会再扣款。
portal-cancel-heading = 取消 { $name }？
portal-cancel-trial-on = 订阅将随试用期于{ $date }结束，在此之前一切照旧。
portal-cancel-on = 订阅将在已付周期结束时，即{ $date }终止，在此之前一切照旧。
portal-cancel-now = 订阅将立即结束。
portal-cancel-charge = 之后不会再扣款。
portal-cancel-trial = 不会扣取任何款项。
portal-keep = 保留订阅
portal-expired-heading = 此链接已过期
portal-expired-lead = 为了您的安全，链接仅在短时间内有效。请从 { $merchant } 重新打开。
portal-expired-lead-unknown = 为了您的安全，链接仅在短时间内有效。请从商家处重新打开。

## The page of a payment link

link-continue = 继续付款
link-open-amount = 您可在下一页自选金额。
link-inactive-heading = 此链接未启用
link-inactive-lead = 目前无法在此付款。如有疑问，请咨询 { $merchant }。
link-sold-out-heading = 已售罄
link-sold-out-lead = 此链接中的商品已全部售出，或正由他人付款。请向 { $merchant } 咨询是否会补货。

## What went wrong with a request: heading and sentence

http-400 = 请求无效
http-400-lead = 请返回上一页，重新加载后再试一次。
http-403 = 此表单来自其他网站
http-403-lead = 为了您的安全，我们未受理该表单。请重新打开付款页面。
http-404 = 页面不存在
http-404-lead = 请检查网址，或向商家索取新的付款链接。
http-405 = 此处无法执行该操作
http-405-lead = 请返回之前的页面。
http-413 = 内容过大
http-413-lead = 请缩短所填内容后重试。
http-415 = 表单格式不正确
http-415-lead = 请重新打开付款页面并在该页面提交。
http-429 = 请求过多
http-429-lead = 请稍候片刻，然后重试。
http-500 = 我们这边出了问题
http-500-lead = 如果您正在付款，请勿重复付款：请打开付款页面，查看您的付款状态。
problem-status = 错误
problem-request = 请求编号

## The server's own pages, and the demo shop

home-lead = 结账服务器正在此运行。
home-version = 版本
dashboard-heading = 管理后台
demo-heading = 演示商店
cancelled-heading = 付款已取消
cancelled-lead = 这是演示商店。真实商店会在此显示您的购物车，方便您重试。
codes-heading = 错误代码
codes-lead = API 可能返回的所有错误代码及其含义。

## A slow or lost line, and the foot of the page

slow-title = 处理时间比平时更长
slow-text = 您的付款可能仍在途中。请保持此页面打开，或查看付款状态：不会重复扣款。
lost-title = 连接已中断
lost-text = 我们尚不确定是否已收到您的付款。请再次点按按钮，或查看付款状态：无论哪种方式，都只会扣款一次。
look-again = 查看此笔付款
support-link = 联系我们
terms-foot = 条款
privacy-link = 隐私
