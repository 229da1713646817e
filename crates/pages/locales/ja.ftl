### The words a buyer reads, in Japanese (日本語).

## Every page

broken = このページを表示できませんでした。再読み込みしてください。
powered = Powered by Kassa
test-mode = テストモード
error-title = エラー：{ $title }
language = 言語
language-change = 変更

## The left side of a payment page: what is paid

summary = お支払い内容
pay-merchant = { $merchant }へのお支払い
order-merchant = { $merchant }でのご注文
subscribe-to = { $what }のお申し込み
pay-invoice = 請求書 { $number } のお支払い
card-for = { $what }のお支払いカード
for-period = 対象期間：{ $from }～{ $to }
due-today = 本日のお支払い
expires = このページは { $time } に終了します
span = { $from }～{ $to }

## Rows that repeat what is paid: a name before a value, such as "Merchant  Kofi's Shop"

row-merchant = お支払い先
row-amount = 金額
row-for = 内容
row-card = カード
row-today = 本日のお支払い額
row-free-until = 無料期間の終了日
row-later = その後

## The list of what is bought

lines = ご注文内容
more-lines = 他{ $count }点を表示
update = 更新
updated = 更新しました。合計は{ $amount }です。
changed-heading = 合計金額が変わりました
changed-lead = 新しい合計金額をご確認のうえ、よろしければお支払いください。
add = 追加
remove = 削除
free = 無料

## What a line costs, under its name

price-unit-per = { $label }あたり{ $unit }
price-count-unit-per = { $count } × { $unit }（{ $label }あたり）
price-count-unit = { $count } × { $unit }
price-unit-each = 単価 { $unit }
price-every = { $every }のお支払い
price-each-every = { $each }、{ $every }
price-lasts = 期間：{ $duration }
price-each-lasts = { $each }、期間：{ $duration }
price-part = { $of }日のうち{ $days }日分
price-each-part = { $each } · { $of }日のうち{ $days }日分

## How often and how long

every-day = { $count ->
    [1] 毎日
   *[other] { $count }日ごと
}
every-week = { $count ->
    [1] 毎週
   *[other] { $count }週間ごと
}
every-month = { $count ->
    [1] 毎月
   *[other] { $count }か月ごと
}
every-year = { $count ->
    [1] 毎年
   *[other] { $count }年ごと
}
duration-day = { $count }日間
duration-week = { $count }週間
duration-month = { $count }か月
duration-year = { $count }年

## The sums under the list

sum-subtotal = 小計
sum-discount = 割引：{ $name }
sum-shipping = 送料
sum-shipping-named = 送料：{ $name }
sum-tax-inclusive = うち{ $name } { $percent }%
sum-tax = { $name } { $percent }%
sum-tax-by-address = 税金
tax-by-address = 住所の入力後に加算
sum-adjustment = 調整額
sum-carried = 次回請求への繰越残高
sum-total = 合計

## "How this total is made": every step of the arithmetic, on demand

explain = 合計金額の計算内訳
show-order = 注文内容を表示
hide-order = 注文内容を隠す
explains-line-share = 期間の日割り分：{ $name }
explains-discount-share = 割引の配分：{ $name }
explains-tax-contained = 価格に含まれる税：{ $name }
explains-tax-share = うち{ $tax }：{ $name }
explains-tax-added = { $name }に対する{ $tax }
rounded-half-up = 四捨五入
rounded-largest-remainder = 合計が一致するように端数を調整
rounded-capped = 対象金額を上限とする

## Promotion codes, and amounts that the buyer names

apply = 適用
applied = プロモーションコード
amount-open = 金額を入力
amount-hint-between = { $least }～{ $most }
amount-hint-least = { $least }以上

## The pay page

pay-title = { $merchant }に{ $amount }を支払う
pay-heading = お支払い情報
free-title = { $merchant }での注文を確定
pay-invoice-title = { $merchant }の請求書 { $number } を支払う
save-title = { $merchant }で使うカードを変更
methods = お支払い方法
method-card = カード
method-mobile-money = モバイルマネー
method-bank-transfer = 銀行振込
method-crypto = 暗号資産
method-note-card = クレジットまたはデビット
method-note-mobile-money = スマートフォンで承認
method-note-bank-transfer = 銀行アプリから振込
method-note-crypto = ご自身のウォレットから
elsewhere-card = 次の画面でカード情報を入力するか、別のお支払い方法を選択できます。カード番号がこのページに渡ることはありません。
elsewhere-mobile-money = 次の画面でお支払いを確定します。
elsewhere-bank-transfer = 次の画面に振込先の口座が表示されます。
elsewhere-crypto = 次の画面に送金先アドレスとウォレット用のコードが表示されます。
transfer-note = 次のページに振込先の口座が表示されます。ご入金を確認した時点でご注文が確定します。

## The button of the pay page

submit-pay = 支払う
submit-pay-amount = { $amount } を支払う
submit-book = 予約する
submit-book-amount = 予約する · { $amount }
submit-donate = 寄付する
submit-donate-amount = { $amount } を寄付する
submit-subscribe = 申し込む
submit-subscribe-amount = 申し込む · { $amount }
start-trial = トライアルを開始
free-heading = お客様の情報
free-submit = 注文を確定する
busy = 処理中…

## The fields of the form

label-email = メールアドレス
label-card-number = カード番号
label-card-expiry = 有効期限
label-card-cvc = セキュリティコード
label-card-name = カード名義人
label-phone = モバイルマネーの電話番号
label-method = お支払い方法
label-code = 認証コード
label-name = 氏名
label-contact-phone = 電話番号
label-business-name = 会社名・屋号
label-tax-id = 納税者番号
label-custom-amount = お支払い金額
label-promotion = プロモーションコード
label-shipping = 配送方法
label-terms = 利用規約
label-quantity = 数量
label-country = 国または地域
tax-id-kind = 納税者番号の種類
hint-phone = この番号の端末でお支払いを承認します。
expiry-form = 月 / 年
cvc-form = CVC
optional = （任意）
choose = 選択してください…

## Addresses

shipping-heading = お届け先住所
billing-heading = 請求先住所
billing-same = 請求先住所はお届け先住所と同じ
address-name = 氏名
address-line1 = 町名・番地
address-line2 = 建物名・部屋番号・階
address-city = 市区町村
address-town = 市町村
address-suburb = 地区
address-state = 州
address-province = 州・省
address-region = 地域
address-prefecture = 都道府県
address-county = 郡
address-emirate = 首長国
address-postal-code = 郵便番号
address-zip = 郵便番号（ZIP）
address-postcode = 郵便番号
address-pin = 郵便番号（PIN）
address-eircode = 郵便番号（Eircode）

## Shipping

shipping-options = 配送方法
shipping-today = 本日
shipping-days = { $count }日
shipping-business-days = { $count }営業日
shipping-days-range = { $least }～{ $most }日
shipping-business-days-range = { $least }～{ $most }営業日

## More questions, and what the buyer agrees to

custom-heading = ご注文の詳細
business-heading = 事業者情報
terms-agree = { $link }に同意します
terms-link = 利用規約
terms-agree-unlinked = 利用規約に同意します
terms-read = 規約を読む
new-tab = （新しいタブで開きます）
promotions-agree = お知らせやお得な情報をメールで受け取る（いつでも停止できます）

## What comes later by itself: subscriptions

later-trial = { $date }まで無料、その後は{ $renews }
later-then = その後は{ $renews }
later-once = お支払いは1回のみで、自動的に終了します
renews = { $every } { $amount }
renews-from = { $from }から{ $every } { $amount }
renews-discount = { $until }まで{ $every } { $amount }、以降は{ $every } { $after }
renews-from-discount = { $from }から{ $until }まで{ $every } { $amount }、以降は{ $every } { $after }
renews-times = { $every } { $amount }（全{ $count }回）
renews-from-times = { $from }から{ $every } { $amount }（{ $count }回）
renews-discount-times = { $until }まで{ $every } { $amount }、以降は{ $every } { $after }（全{ $count }回）
renews-from-discount-times = { $from }から{ $until }まで{ $every } { $amount }、以降は{ $every } { $after }（{ $count }回）

## What the buyer allows by pressing the button; it stands over the button

mandate-save = カードを保存すると、解約するまで、{ $merchant }が今後の代金をこのカードに請求することに同意したものとみなされます。
mandate-invoice = { $means ->
    [card] お支払いいただくと、解約するまで、{ $merchant }が今後の代金もこのカードに請求することに同意したものとみなされます。
   *[other] お支払いいただくと、解約するまで、{ $merchant }が今後の代金もこのお支払い方法に請求することに同意したものとみなされます。
}
mandate-trial = { $means ->
    [card] トライアルを開始すると、{ $date }から解約するまで、{ $merchant }がこのカードに請求することに同意したものとみなされます。その日より前に解約すれば、以後の請求はありません。
   *[other] トライアルを開始すると、{ $date }から解約するまで、{ $merchant }がこのお支払い方法に請求することに同意したものとみなされます。その日より前に解約すれば、以後の請求はありません。
}
mandate-trial-times = { $means ->
    [card] トライアルを開始すると、{ $date }から全{ $count }回のお支払いが完了するか解約するまで、{ $merchant }がこのカードに請求することに同意したものとみなされます。その日より前に解約すれば、以後の請求はありません。
   *[other] トライアルを開始すると、{ $date }から全{ $count }回のお支払いが完了するか解約するまで、{ $merchant }がこのお支払い方法に請求することに同意したものとみなされます。その日より前に解約すれば、以後の請求はありません。
}
mandate-subscribe = { $means ->
    [card] 申し込むと、解約するまで、{ $merchant }が今後の代金をこのカードに請求することに同意したものとみなされます。
   *[other] 申し込むと、解約するまで、{ $merchant }が今後の代金をこのお支払い方法に請求することに同意したものとみなされます。
}
mandate-subscribe-times = { $means ->
    [card] 申し込むと、全{ $count }回のお支払いが完了するか解約するまで、{ $merchant }が今後の代金をこのカードに請求することに同意したものとみなされます。
   *[other] 申し込むと、全{ $count }回のお支払いが完了するか解約するまで、{ $merchant }が今後の代金をこのお支払い方法に請求することに同意したものとみなされます。
}
no-card = 現時点でカードの登録は不要です。

## The page that saves another card for a subscription

save-heading = 別のカードを使う
keep-lead = カードは今後のお支払いのために{ $merchant }に登録されます。本日の請求はありません。
save-lead = 今後、{ $what }の代金は{ $merchant }がこのカードに請求します。本日の請求はありません。
save-lead-due = 今後、{ $what }の代金は{ $merchant }がこのカードに請求します。未払いの請求書の{ $due }は、すぐに請求されます。
save-submit = カードを保存する
card-challenge-lead = { $bank }が、ご本人のカードであることの確認を求めています。
card-challenge-confirm = カードを確認する
restart-card = 別のカードを使う

## The test numbers under the form, in test mode

hints = テスト番号
hints-lead = 実際の支払いは発生しません。有効期限には将来の日付を、セキュリティコードと名義には任意の値を入力してください。
hint-succeeds = 成功
hint-declined = 拒否
hint-funds = 残高不足
hint-expired = 期限切れのカード
hint-cvc = セキュリティコードの誤り
hint-bank = 銀行に確認（3Dセキュア）
hint-approves = 承認する
hint-code = コードを要求：123456
hint-refuses = 承認しない

## What is wrong with a field, and what to do

errors = 入力内容をご確認ください
digits-only = 数字のみで入力してください。
problem-holds-card = カード番号のようです。カード番号は、カード情報の入力欄にのみ入力してください。
problem-email-missing = メールアドレスを入力してください。
problem-email-long = メールアドレスが長すぎます。より短いものを入力してください。
problem-email = メールアドレスが不完全です。ama@example.com のような形式で入力してください。
problem-card-number-missing = カードに記載のカード番号を入力してください。
problem-card-number-mistyped = カード番号に誤りがあります。カードと照らし合わせてご確認ください。
problem-card-number-test = テストモードです。実際のカードではなく、テスト番号を使用してください。
problem-card-number-long = カード番号が長すぎます。カードと照らし合わせてご確認ください。
problem-card-number = カード番号が不完全です。カードと照らし合わせてご確認ください。
problem-expiry-missing = カードの有効期限を入力してください。
problem-expiry-past = 有効期限が過ぎています。ご確認いただくか、別のカードをご利用ください。
problem-expiry = 有効期限は 08 / 29 のように月と年で入力してください。
problem-cvc-missing = カードのセキュリティコードを入力してください。
problem-cvc = セキュリティコードは3桁（American Expressは4桁）です。
problem-card-name-missing = カードに記載の名義を入力してください。
problem-card-name-long = 名義が長すぎます。カードの記載どおりに入力してください。
problem-card-name = 名義は、カードの記載どおりに文字で入力してください。
problem-phone-missing = モバイルマネーの電話番号を入力してください。
problem-phone-provider = この番号の携帯電話会社を特定できません。最初の3桁をご確認ください。
problem-phone-test = テストモードです。テスト用の電話番号を使用してください。
problem-phone = 電話番号が不完全です。024 412 3456 のような形式で入力してください。
problem-method = お支払い方法を選択してください。
problem-code-missing = 携帯電話に届いたコードを入力してください。
problem-code-wrong = コードが正しくありません。届いたメッセージを確認し、もう一度お試しください。
problem-code-expired = このコードは有効期限が切れています。別のお支払い方法を選択するか、最初からやり直してください。
problem-code = コードは数字のみです。届いたとおりに入力してください。
problem-promotion-missing = プロモーションコードを入力してください。
problem-promotion-expired = このプロモーションコードは有効期限が切れています。
problem-promotion-used = このプロモーションコードは利用回数の上限に達しています。
problem-promotion-small = ご注文金額が、このプロモーションコードの利用条件に達していません。
problem-promotion-other = このプロモーションコードは、このご注文には使用できません。
problem-promotion = プロモーションコードが無効です。入力内容をご確認ください。すでに終了している可能性もあります。
problem-amount-missing = お支払い金額を入力してください。
problem-amount-small = 金額が少なすぎます。より大きい金額を入力してください。
problem-amount-large = 金額が多すぎます。より小さい金額を入力してください。
problem-amount-fine = 小数点以下の桁数が多いためお支払いいただけません。小数第2位までなど、桁数を減らしてください。
problem-amount = 入力欄の下の金額と同じ書き方で、数字で入力してください。
problem-amount-least = 金額が少なすぎます。{ $bound }以上を入力してください。
problem-amount-most = 金額が多すぎます。{ $bound }以下を入力してください。
problem-quantity-small = 数量が少なすぎます。数量を増やしてください。
problem-quantity-large = 数量が多すぎます。数量を減らしてください。
problem-quantity-fine = この数量では合計金額の小数点以下の桁数が多く、お支払いいただけません。別の数量を選択してください。
problem-quantity = 数量は整数で入力してください。
problem-quantity-least = 数量が少なすぎます。{ $bound }以上を選択してください。
problem-quantity-most = 数量が多すぎます。{ $bound }以下を選択してください。
problem-country-other = この国は選択できません。別の国を選択してください。
problem-country = 国を選択してください。
problem-address-long = 入力内容が長すぎます。短くしてください。
problem-address-name = 氏名を入力してください。
problem-address-line1 = 町名と番地を入力してください。
problem-address-line2 = 建物名、部屋番号または階を入力してください。
problem-address-city = 市区町村を入力してください。
problem-address-state-missing = 都道府県、州または地域を入力または選択してください。
problem-address-state = この国の都道府県、州または地域を選択してください。
problem-address-postal-missing = 郵便番号を入力してください。
problem-address-postal = 郵便番号と国が一致しません。両方をご確認ください。
problem-name-missing = 氏名を入力してください。
problem-contact-phone-missing = 電話番号を入力してください。
problem-contact-phone-long = 電話番号が長すぎます。ご確認ください。
problem-contact-phone = 電話番号が不完全です。先頭に「+」と国番号を付けることもできます。
problem-business-missing = 会社名または屋号を入力してください。
problem-tax-id-missing = 納税者番号を入力してください。
problem-tax-id-type = 納税者番号の種類を選択してください。
problem-tax-id = 納税者番号と種類が一致しません。両方をご確認ください。
problem-shipping = 配送方法を選択してください。
problem-terms = 続けるには、利用規約に同意してください。
problem-long = 入力内容が長すぎます。文字数を減らしてください。
problem-short = 入力内容が短すぎます。文字数を増やしてください。
problem-choice = リストから回答を選択してください。
problem-missing = この質問にご回答ください。
problem-other = この回答をご確認ください。

## Why the last try to pay did not go through: a heading, and what to do

notice-declined = お支払いが承認されませんでした
notice-declined-lead = 別のカードまたはお支払い方法をお試しいただくか、銀行または決済事業者に理由をお問い合わせください。
notice-funds = 残高が不足しています
notice-funds-lead = 先に入金するか、別のカードまたはお支払い方法をご利用ください。
notice-expired = このカードは有効期限が切れています
notice-expired-lead = 有効期限をご確認いただくか、別のカードをご利用ください。
notice-cvc = セキュリティコードが正しくありません
notice-cvc-lead = カードに記載の3桁または4桁の番号をもう一度入力してください。
notice-bank = 銀行でご本人確認ができませんでした
notice-bank-lead = もう一度お試しのうえ銀行の確認手続きを行うか、別の方法でお支払いください。
notice-fault = お支払いが完了しませんでした
notice-fault-lead = 決済事業者で問題が発生しました。しばらくしてからもう一度お試しいただくか、別の方法でお支払いください。
notice-card = カードが承認されませんでした
notice-card-lead = 別のカードをご利用いただくか、銀行にお問い合わせください。
notice-not-confirmed = お支払いがスマートフォンで承認されませんでした
notice-not-confirmed-lead = 拒否されたか、時間内に応答がありませんでした。もう一度お試しのうえ承認するか、別の方法でお支払いください。
notice-not-charged = お支払いが決済事業者に届きませんでした
notice-not-charged-lead = 請求は行われていません。もう一度お試しいただくか、別の方法でお支払いください。
notice-abandoned = お支払い方法を選択してください
notice-abandoned-lead = 前回の支払いリクエストがスマートフォンや銀行アプリに残っている場合は、承認しないでください。
notice-tries = 試行回数が多すぎます
notice-tries-lead = 数分待ってからもう一度お試しいただくか、別の方法でお支払いください。
notice-total = 合計金額が変わりました
notice-total-lead = 請求は行われていません。新しい合計金額をご確認のうえ、よろしければお支払いください。
notice-discount = この割引は利用できなくなりました
notice-discount-lead = 請求は行われていません。新しい合計金額をご確認のうえ、よろしければお支払いください。
notice-order-busy = このご注文は別のページでお支払い手続き中です
notice-order-busy-lead = 二重払いを防ぐため、そのページで完了するか、数分待ってからこちらでもう一度お試しください。

## The same where a card is only saved, and nothing is paid

save-declined = カードが承認されませんでした
save-declined-lead = 別のカードをお試しいただくか、銀行に理由をお問い合わせください。
save-bank = 銀行でご本人確認ができませんでした
save-bank-lead = もう一度お試しのうえ銀行の確認手続きを行うか、別のカードをご利用ください。
save-fault = カードを保存できませんでした
save-fault-lead = 決済事業者で問題が発生しました。しばらくしてからもう一度お試しいただくか、別のカードをご利用ください。
save-not-reached = カードを保存できませんでした
save-not-reached-lead = カード情報が決済事業者に届きませんでした。もう一度お試しください。
save-abandoned = 別のカードを選択してください
save-abandoned-lead = 先ほど入力されたカードは保存されていません。
save-tries = 試行回数が多すぎます
save-tries-lead = 数分待ってからもう一度お試しいただくか、別のカードをご利用ください。

## Ways out, on many pages

cancel = キャンセルして{ $merchant }に戻る
back = { $merchant }に戻る
restart = 別のお支払い方法を選択

## The page with a provider's own fields for a card

provider-heading = お支払い情報の入力
provider-lead = 入力内容は暗号化され、{ $provider }に直接送信されます。
provider-submit = { $amount } を支払う
provider-failed = 処理できませんでした。もう一度お試しいただくか、別のお支払い方法を選択してください。
provider-noscript = ここでカード情報を入力するにはJavaScriptが必要です。JavaScriptを使わずに続けるには、下から別のお支払い方法を選択してください。

## The page while the buyer pays on a provider's page

away-heading = お支払いを完了してください
away-lead = { $provider }の安全なページで{ $amount }をお支払いください。完了後、このページに戻ります。
away-go = { $provider }に進む
away-waiting = お支払いを待っています。このページは自動的に更新されます。
away-note = すでにお支払い済みの場合は、このままお待ちください。別の方法で支払うと二重に請求されるおそれがあります。重複したお支払いは返金されます。

## The page with an address for a payment in tokens (crypto)

chain-heading = ウォレットから支払う
chain-lead = { $network }で、ちょうど{ $amount }をこのアドレスに送金してください。
chain-enough-heading = 送金を確認しています
chain-enough-lead = これ以上の送金は必要ありません。ネットワークで承認されると、お支払いは完了です。
chain-amount = 金額
chain-address = アドレス
chain-network = ネットワーク
chain-token = トークン
chain-contract = コントラクト
chain-code = トークン、アドレス、金額を含むウォレット用コード
chain-open = ウォレットで開く
chain-only = { $network }で{ $token }のみを送金してください。それ以外のものをこのアドレスに送っても、こちらでは確認できません。
chain-received = { $amount } { $token } が届きました。お支払いを完了するには、残額を同じアドレスに送金してください。
chain-seen = { $amount } { $token } の送金を確認中です。あと{ $count }ブロックで承認されます。
chain-waiting = お支払いを待っています。このページは自動的に更新されます。
chain-warning = すでに送金済みの場合は、このままお待ちください。別の方法で支払った後に届いた送金は、ショップが手作業で返金することになります。

## The page on which a bank asks (3D Secure)

challenge-heading = 銀行での本人確認
challenge-lead = { $bank }が、ご本人によるお支払いであることの確認を求めています。
challenge-confirm = 支払いを確認する
challenge-reject = 拒否する

## The page for a code from a text message

code-heading = コードの入力
code-lead = { $provider }から{ $phone }にコードが送信されました。
code-button = コードを確認する

## The page while the buyer approves on the phone

prompt-heading = スマートフォンで承認してください
prompt-lead = { $provider }から{ $phone }に支払いリクエストが送信されました。
prompt-step-open = スマートフォンで支払いリクエストを開きます。
prompt-step-check = 支払先が{ $merchant }、金額が{ $amount }であることを確認します。
prompt-step-pin = モバイルマネーのPINを入力して承認します。PINは絶対にウェブサイトに入力しないでください。
prompt-waiting = 承認を待っています。このページは自動的に更新されます。
prompt-note = すでに承認済みの場合は、このままお待ちください。別の方法で支払うと二重に請求されるおそれがあります。

## The page with the account for a bank transfer

transfer-heading = 銀行振込のお手続き
transfer-lead = ちょうど{ $amount }をこの口座に振り込んでください。
transfer-bank = 銀行
transfer-account = 口座番号
transfer-reference = 参照番号
transfer-exact = 必ずこの金額と参照番号でお振り込みください。異なる場合、ご注文と照合できません。
transfer-waiting = お振り込みを待っています。このページは自動的に更新されます。
transfer-warning = すでに振り込み済みの場合は、このままお待ちください。別の方法で支払うと二重払いになります。
copy = コピー：{ $row }
copy-short = コピー
copied = コピーしました

## How a payment ended

processing-heading = お支払いを確認しています
processing-lead = 決済事業者からの応答を待っています。再度のお支払いはお控えください。このページは自動的に更新されます。
paid-heading = お支払いが完了しました
paid-lead = ありがとうございます。{ $merchant }へのお支払いが完了しました。
paid-close = このページを閉じていただけます。
paid-moves-on = まもなく{ $merchant }に戻ります。
ordered-heading = ご注文が完了しました
ordered-lead = ありがとうございます。{ $merchant }でのご注文が完了しました。お支払いは必要ありません。
expired-heading = このお支払いページは有効期限が切れています
expired-lead = ここではもうお支払いいただけません。再度ご購入の場合は、{ $merchant }から手続きをやり直してください。すでにお支払い済みと思われる場合は、先に{ $merchant }にお問い合わせください。
paid-elsewhere-heading = このご注文はお支払い済みです
paid-elsewhere-lead = 別のページで{ $merchant }へのお支払いが完了しています。ここでお支払いいただくものはありません。
locked-heading = 失敗回数が上限に達しました
locked-lead = 安全のため、このページではこれ以上お試しいただけません。もう一度試すには、{ $merchant }に戻って新しいお支払いを開始してください。
unavailable-heading = 現在、このお支払いを受け付けられません
unavailable-lead = 利用できる決済事業者がありません。しばらくしてからもう一度お試しいただくか、別のお支払い方法を{ $merchant }にお問い合わせください。

## The same for a subscription

subscribed-heading = お申し込みが完了しました
subscribed-lead = ありがとうございます。{ $merchant }のサブスクリプションが開始されました。
trial-started-heading = トライアルが開始されました
trial-started-lead = ありがとうございます。{ $merchant }のサブスクリプションは、トライアルから始まります。
subscribe-expired-heading = このページは有効期限が切れています
subscribe-expired-lead = ここではもうお申し込みいただけません。お申し込みは、{ $merchant }からやり直してください。すでにお申し込み済みと思われる場合は、先に{ $merchant }にお問い合わせください。
subscribe-elsewhere-heading = このサブスクリプションはすでに開始されています
subscribe-elsewhere-lead = 別のページで{ $merchant }へのお申し込みが完了しています。ここでのお手続きは必要ありません。
subscribe-locked-lead = 安全のため、このページではこれ以上お試しいただけません。もう一度試すには、{ $merchant }に戻ってお申し込みください。
subscribe-unavailable-heading = 現在、お申し込みいただけません
subscribe-unavailable-lead = 利用できる決済事業者がありません。しばらくしてからもう一度お試しいただくか、{ $merchant }にお問い合わせください。

## The same for an invoice

invoice-done-heading = 請求書 { $number } のお支払いが完了しました
invoice-expired-heading = 請求書 { $number } はここではお支払いいただけません
invoice-expired-lead = すでに支払い済みか、取り下げられた可能性があります。必要な手続きが残っているかどうか、{ $merchant }にお問い合わせください。
invoice-elsewhere-heading = 請求書 { $number } はお支払い済みです
invoice-locked-lead = 安全のため、このページではこれ以上お試しいただけません。請求書 { $number } のお支払い方法を{ $merchant }にお問い合わせください。

## The same for a card that is saved

saving-heading = カードを保存しています
saving-lead = 銀行からの応答を待っています。カードを再度入力しないでください。このページは自動的に更新されます。
saved-heading = カードを保存しました
kept-lead = カードは今後のお支払いのために{ $merchant }に登録されました。
saved-lead = 今後、{ $what }の代金は{ $merchant }がこのカードに請求します。
save-expired-heading = このページは有効期限が切れています
save-expired-lead = ここではもうカードを保存できません。別のカードを使うには、{ $merchant }からやり直してください。
saved-elsewhere-heading = カードはすでに保存されています
kept-elsewhere-lead = 別のページで保存されました。カードは今後のお支払いのために{ $merchant }に登録されています。
saved-elsewhere-lead = 別のページで保存されました。今後、{ $what }の代金は{ $merchant }がそのカードに請求します。
save-locked-lead = 安全のため、このページではこれ以上カードを受け付けません。もう一度試すには、{ $merchant }からやり直してください。
save-unavailable-heading = 現在、カードを保存できません
save-unavailable-lead = 利用できる決済事業者がありません。しばらくしてからもう一度お試しいただくか、{ $merchant }にお問い合わせください。

## The receipt of one payment

receipt = 領収書
receipt-title = { $seller }の領収書
receipt-number = お支払い番号
receipt-short = 領収書番号
receipt-refunded = 返金額
receipt-test = テストモード：実際の支払いは発生しておらず、これは実際のお支払いの領収書ではありません。
receipt-proof = この領収書には署名付きの版もあり、当方に問い合わせなくても誰でも検証できます。
receipt-signed = 署名付き領収書
receipt-link = 領収書を表示

## The printable invoice

invoice = 請求書
invoice-title = { $seller }の請求書 { $number }
invoice-test = テストモード：これは実際の請求書ではありません。
invoice-status-open = 未払い
invoice-status-paid = 支払い済み
invoice-status-void = 無効
invoice-status-uncollectible = 回収不能
invoice-lead-due-by = { $amount }（お支払い期限：{ $date }）
invoice-lead-due = お支払い金額 { $amount }
invoice-lead-paid-on = { $amount }（{ $date }支払い済み）
invoice-lead-paid = { $amount }（支払い済み）
invoice-lead-void = 無効：お支払いは必要ありません
invoice-lead-uncollectible = { $amount } は支払われませんでした
invoice-number = 請求書番号
invoice-issued = 発行日
invoice-paid-on = 支払日
invoice-due-by = お支払い期限
invoice-period = 対象期間
invoice-paid-with = お支払い方法
invoice-seller = 請求元
invoice-buyer = 請求先
tax-id = 納税者番号：{ $number }
invoice-paid = 支払い済み金額
invoice-due = 未払い金額
invoice-pay = この請求書を支払う
invoice-print-lead = 控えが必要な場合は、このページを印刷するか、PDFとして保存してください。
print = 印刷
go-back = 戻る

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = { $merchant }のサブスクリプション
portal-heading = ご利用中のサブスクリプション
portal-none = サブスクリプションはありません。
portal-price = { $every } { $amount }
portal-next = 次回のお支払い
portal-next-on = { $date }に{ $amount }
portal-card = お支払い方法
portal-pay = 今すぐ支払う
portal-cancel = サブスクリプションを解約
portal-resume = 解約を取り消す
portal-change-card = 別のカードを使う
portal-receipts = 請求書
portal-no-receipts = 請求書はまだありません。
portal-ends-on = { $name }は{ $date }に終了します。
portal-ends = { $name }はまもなく終了します。
portal-ended = { $name }は終了しました。今後の請求はありません。
portal-goes-on = { $name }は継続されます。
portal-card-changed = カードを変更しました。
portal-unchanged = その間に他の変更があったため、何も変更されませんでした。もう一度ご確認ください。
status-incomplete = 開始前
status-active = 有効
status-trial-until = { $date }までトライアル
status-trial = トライアル中
status-overdue = 支払い遅延
status-unpaid = 未払い
status-paused = 一時停止中
status-ends-on = { $date }に終了
status-ends = まもなく終了
status-ended-on = { $date }に終了済み
status-ended = 終了済み
status-note-incomplete = 初回のお支払いがまだ完了していません。
status-note-overdue = 前回のお支払いが完了しませんでした。今すぐお支払いいただくか、別のカードをご利用ください（カードにはすぐに請求されます）。
status-note-unpaid = 前回分のお支払いがありませんでした。お支払いが完了すると、すぐに再開されます。
status-note-paused = 一時停止中の請求はありません。
status-note-ends = それまでは現在のままご利用いただけます。今後の請求はありません。
portal-cancel-heading = { $name }を解約しますか？
portal-cancel-trial-on = トライアルの終了日である{ $date }に終了します。それまでは現在のままご利用いただけます。
portal-cancel-on = お支払い済み期間の終了日である{ $date }に終了します。それまでは現在のままご利用いただけます。
portal-cancel-now = すぐに終了します。
portal-cancel-charge = 今後の請求はありません。
portal-cancel-trial = 請求は発生しません。
portal-keep = 解約しない
portal-expired-heading = このリンクは有効期限が切れています
portal-expired-lead = 安全のため、リンクは短時間のみ有効です。{ $merchant }からもう一度開いてください。
portal-expired-lead-unknown = 安全のため、リンクは短時間のみ有効です。ショップからもう一度開いてください。

## The page of a payment link

link-continue = お支払いに進む
link-open-amount = 金額は次のページで入力できます。
link-inactive-heading = このリンクは現在無効です
link-inactive-lead = 現在ここではお支払いいただけません。ご不明な点は{ $merchant }にお問い合わせください。
link-sold-out-heading = 売り切れ
link-sold-out-lead = このリンクの商品はすべて売り切れたか、現在ほかのお客様がお支払い手続き中です。再入荷については{ $merchant }にお問い合わせください。

## What went wrong with a request: heading and sentence

http-400 = リクエストが正しくありません
http-400-lead = 前のページに戻って再読み込みし、もう一度お試しください。
http-403 = このフォームは別の場所から送信されました
http-403-lead = 安全のため、受け付けませんでした。お支払いページをもう一度開いてください。
http-404 = ページが見つかりません
http-404-lead = アドレスをご確認いただくか、新しいお支払いリンクをショップにご依頼ください。
http-405 = この操作はここでは行えません
http-405-lead = 元のページに戻ってください。
http-413 = データが大きすぎます
http-413-lead = 入力内容を短くして、もう一度お試しください。
http-415 = フォームの形式が正しくありません
http-415-lead = お支払いページをもう一度開き、そこから送信してください。
http-429 = リクエストが多すぎます
http-429-lead = しばらく待ってからもう一度お試しください。
http-500 = サーバー側で問題が発生しました
http-500-lead = お支払い中だった場合は、再度支払わずにお支払いページを開き、お支払いの状況をご確認ください。
problem-status = エラー
problem-request = リクエスト番号

## The server's own pages, and the demo shop

home-lead = チェックアウトサーバーが稼働しています。
home-version = バージョン
dashboard-heading = ダッシュボード
demo-heading = デモショップ
cancelled-heading = お支払いはキャンセルされました
cancelled-lead = これはデモショップです。実際のショップでは、ここにカートが表示され、もう一度お試しいただけます。
codes-heading = エラーコード
codes-lead = APIが返すすべてのエラーコードとその意味です。

## A slow or lost line, and the foot of the page

slow-title = 通常より時間がかかっています
slow-text = お支払いはまだ処理中の可能性があります。このページを開いたままお待ちいただくか、お支払いの状況をご確認ください。二重に請求されることはありません。
lost-title = 接続が切れました
lost-text = お支払いが当方に届いたかどうか、まだ確認できていません。もう一度ボタンを押すか、お支払いの状況をご確認ください。いずれの場合も、請求は一度だけです。
look-again = このお支払いの状況を確認
support-link = お問い合わせ
terms-foot = 利用規約
privacy-link = プライバシー
