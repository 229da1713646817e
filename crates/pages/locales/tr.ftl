### The words a buyer reads, in Turkish (Türkçe).

## Every page

broken = Bu sayfa görüntülenemedi. Lütfen sayfayı yenileyin.
powered = Kassa altyapısıyla çalışır
test-mode = Test modu
error-title = Hata: { $title }
language = Dil
language-change = Değiştir

## The left side of a payment page: what is paid

summary = Ödeme özeti
pay-merchant = { $merchant } ödemesi
order-merchant = { $merchant } siparişiniz
subscribe-to = { $what } aboneliği
pay-invoice = { $number } numaralı faturanın ödemesi
card-for = { $what } için kart
for-period = Dönem: { $from } – { $to }
due-today = bugün ödenecek
expires = Bu sayfa { $time } itibarıyla kapanır
span = { $from } – { $to }

## Rows that repeat what is paid: a name before a value, such as "Merchant  Kofi's Shop"

row-merchant = İş yeri
row-amount = Tutar
row-for = Açıklama
row-card = Kart
row-today = Bugün ödenen
row-free-until = Ücretsiz dönem sonu
row-later = Sonrasında

## The list of what is bought

lines = Siparişiniz
more-lines = { $count } ürün daha göster
update = Güncelle
updated = Güncellendi. Toplam tutar: { $amount }.
changed-heading = Toplam tutar değişti
changed-lead = Lütfen yeni toplam tutarı kontrol edin ve onaylıyorsanız ödemeyi yapın.
add = Ekle
remove = Kaldır
free = Ücretsiz

## What a line costs, under its name

price-unit-per = { $label } başına { $unit }
price-count-unit-per = { $count } × { $unit } ({ $label } başına)
price-count-unit = { $count } × { $unit }
price-unit-each = Tanesi { $unit }
price-every = Tahsilat: { $every }
price-each-every = { $each }, { $every }
price-lasts = Süre: { $duration }
price-each-lasts = { $each }, { $duration } süreyle
price-part = { $of } günün { $days } günü
price-each-part = { $each } · { $of } günün { $days } günü

## How often and how long

every-day = { $count ->
    [one] her gün
   *[other] { $count } günde bir
}
every-week = { $count ->
    [one] her hafta
   *[other] { $count } haftada bir
}
every-month = { $count ->
    [one] her ay
   *[other] { $count } ayda bir
}
every-year = { $count ->
    [one] her yıl
   *[other] { $count } yılda bir
}
duration-day = { $count } gün
duration-week = { $count } hafta
duration-month = { $count } ay
duration-year = { $count } yıl

## The sums under the list

sum-subtotal = Ara toplam
sum-discount = İndirim: { $name }
sum-shipping = Kargo
sum-shipping-named = Kargo: { $name }
sum-tax-inclusive = { $name } (%{ $percent }) dahil
sum-tax = { $name } (%{ $percent })
sum-tax-by-address = Vergi
tax-by-address = Adresiniz girilince hesaplanır
sum-adjustment = Düzeltme
sum-carried = Sonraki faturanıza aktarılan bakiye
sum-total = Toplam

## "How this total is made": every step of the arithmetic, on demand

explain = Toplam nasıl hesaplandı?
show-order = Siparişi göster
hide-order = Siparişi gizle
explains-line-share = Dönem payı: { $name }
explains-discount-share = İndirim payı: { $name }
explains-tax-contained = Fiyata dahil vergi: { $name }
explains-tax-share = Bunun { $tax } payı: { $name }
explains-tax-added = { $name } için { $tax }
rounded-half-up = en yakın değere yuvarlandı (yarımlar yukarı)
rounded-largest-remainder = parçaların toplamı tutacak şekilde yuvarlandı
rounded-capped = en fazla uygulandığı tutar kadar

## Promotion codes, and amounts that the buyer names

apply = Uygula
applied = Promosyon kodu
amount-open = Tutarı siz belirleyin
amount-hint-between = { $least } ile { $most } arasında
amount-hint-least = En az { $least }

## The pay page

pay-title = { $merchant } ödemesi: { $amount }
pay-heading = Ödeme bilgileri
free-title = { $merchant } siparişinizi tamamlayın
pay-invoice-title = { $number } numaralı faturanın ödemesi – { $merchant }
save-title = { $merchant } için başka kart kullanın
methods = Ödeme yöntemi
method-card = Kart
method-mobile-money = Mobil para
method-bank-transfer = Havale / EFT
method-crypto = Kripto
method-note-card = Kredi kartı veya banka kartı
method-note-mobile-money = Telefonunuzdan onaylayın
method-note-bank-transfer = Bankanızın uygulamasından
method-note-crypto = Kendi cüzdanınızdan
elsewhere-card = Sonraki adımda kart bilgilerinizi girersiniz veya başka bir ödeme yöntemi seçersiniz. Bu sayfa kart numaranızı hiçbir zaman görmez.
elsewhere-mobile-money = Ödemeyi sonraki adımda onaylarsınız.
elsewhere-bank-transfer = Parayı göndereceğiniz hesap sonraki adımda gösterilir.
elsewhere-crypto = Sonraki adımda ödeme adresi ve cüzdanınız için bir kod gösterilir.
transfer-note = Parayı göndereceğiniz hesap sonraki sayfada gösterilir. Para hesaba geçtiğinde siparişiniz onaylanır.

## The button of the pay page

submit-pay = Öde
submit-pay-amount = { $amount } öde
submit-book = Rezervasyon yap
submit-book-amount = Rezervasyon yap · { $amount }
submit-donate = Bağış yap
submit-donate-amount = { $amount } bağışla
submit-subscribe = Abone ol
submit-subscribe-amount = Abone ol · { $amount }
start-trial = Denemeyi başlat
free-heading = Bilgileriniz
free-submit = Siparişi tamamla
busy = İşleniyor…

## The fields of the form

label-email = E-posta
label-card-number = Kart numarası
label-card-expiry = Son kullanma tarihi
label-card-cvc = Güvenlik kodu
label-card-name = Kart üzerindeki isim
label-phone = Mobil para numarası
label-method = Ödeme yöntemi
label-code = Kod
label-name = Ad soyad
label-contact-phone = Telefon numarası
label-business-name = Firma adı
label-tax-id = Vergi numarası
label-custom-amount = Tutarınız
label-promotion = Promosyon kodu
label-shipping = Teslimat yöntemi
label-terms = Hizmet şartları
label-quantity = Adet
label-country = Ülke veya bölge
tax-id-kind = Vergi numarası türü
hint-phone = Ödemeyi bu telefondan onaylarsınız.
expiry-form = AA / YY
cvc-form = CVC
optional = (isteğe bağlı)
choose = Seçin…

## Addresses

shipping-heading = Teslimat adresi
billing-heading = Fatura adresi
billing-same = Fatura adresi teslimat adresiyle aynı
address-name = Ad soyad
address-line1 = Adres
address-line2 = Daire, blok, kat
address-city = Şehir / İlçe
address-town = Şehir / İlçe
address-suburb = Semt
address-state = Eyalet
address-province = İl
address-region = Bölge
address-prefecture = Prefektörlük
address-county = Kontluk
address-emirate = Emirlik
address-postal-code = Posta kodu
address-zip = ZIP kodu
address-postcode = Posta kodu
address-pin = Posta kodu (PIN)
address-eircode = Eircode

## Shipping

shipping-options = Teslimat yöntemi
shipping-today = Bugün
shipping-days = { $count } gün
shipping-business-days = { $count } iş günü
shipping-days-range = { $least }–{ $most } gün
shipping-business-days-range = { $least }–{ $most } iş günü

## More questions, and what the buyer agrees to

custom-heading = Siparişinizle ilgili diğer bilgiler
business-heading = Firma bilgileri
terms-agree = { $link } kabul ediyorum
terms-link = Hizmet şartlarını
terms-agree-unlinked = Hizmet şartlarını kabul ediyorum
terms-read = Şartları oku
new-tab = (yeni sekmede açılır)
promotions-agree = Bana e-postayla haber ve kampanyalar gönderin. İstediğim zaman vazgeçebilirim.

## What comes later by itself: subscriptions

later-trial = { $date } tarihine kadar ücretsiz, sonrasında { $renews }
later-then = Sonrasında { $renews }
later-once = Tek seferlik ödeme. Kendiliğinden sona erer
renews = { $every } { $amount }
renews-from = { $from } tarihinden itibaren { $every } { $amount }
renews-discount = { $until } tarihine kadar { $every } { $amount }, ondan sonra { $after }
renews-from-discount = { $from } tarihinden { $until } tarihine kadar { $every } { $amount }, ondan sonra { $after }
renews-times = { $every } { $amount }, toplam { $count } ödeme
renews-from-times = { $count ->
    [one] { $from } tarihinden itibaren { $every } { $amount }, toplam 1 ödeme
   *[other] { $from } tarihinden itibaren { $every } { $amount }, { $count } kez
}
renews-discount-times = { $until } tarihine kadar { $every } { $amount }, ondan sonra { $after }, toplam { $count } ödeme
renews-from-discount-times = { $count ->
    [one] { $from } tarihinden { $until } tarihine kadar { $every } { $amount }, ondan sonra { $after }, toplam 1 ödeme
   *[other] { $from } tarihinden { $until } tarihine kadar { $every } { $amount }, ondan sonra { $after }, { $count } kez
}

## What the buyer allows by pressing the button; it stands over the button

mandate-save = Kartı kaydederek, siz iptal edene kadar sonraki ödemelerin bu karttan tahsil edilmesi için { $merchant } işletmesine izin verirsiniz.
mandate-invoice = { $means ->
    [card] Ödeme yaparak, siz iptal edene kadar sonraki ödemelerin de bu karttan tahsil edilmesi için { $merchant } işletmesine izin verirsiniz.
   *[other] Ödeme yaparak, siz iptal edene kadar sonraki ödemelerin de bu ödeme yöntemiyle tahsil edilmesi için { $merchant } işletmesine izin verirsiniz.
}
mandate-trial = { $means ->
    [card] Denemeyi başlatarak, { $date } tarihinden itibaren siz iptal edene kadar ödemelerin bu karttan tahsil edilmesi için { $merchant } işletmesine izin verirsiniz. Bu tarihten önce iptal ederseniz başka bir tahsilat yapılmaz.
   *[other] Denemeyi başlatarak, { $date } tarihinden itibaren siz iptal edene kadar ödemelerin bu ödeme yöntemiyle tahsil edilmesi için { $merchant } işletmesine izin verirsiniz. Bu tarihten önce iptal ederseniz başka bir tahsilat yapılmaz.
}
mandate-trial-times = { $means ->
    [card] Denemeyi başlatarak, { $date } tarihinden itibaren toplam { $count } ödeme tamamlanana veya siz iptal edene kadar ödemelerin bu karttan tahsil edilmesi için { $merchant } işletmesine izin verirsiniz. Bu tarihten önce iptal ederseniz başka bir tahsilat yapılmaz.
   *[other] Denemeyi başlatarak, { $date } tarihinden itibaren toplam { $count } ödeme tamamlanana veya siz iptal edene kadar ödemelerin bu ödeme yöntemiyle tahsil edilmesi için { $merchant } işletmesine izin verirsiniz. Bu tarihten önce iptal ederseniz başka bir tahsilat yapılmaz.
}
mandate-subscribe = { $means ->
    [card] Abone olarak, siz iptal edene kadar sonraki ödemelerin bu karttan tahsil edilmesi için { $merchant } işletmesine izin verirsiniz.
   *[other] Abone olarak, siz iptal edene kadar sonraki ödemelerin bu ödeme yöntemiyle tahsil edilmesi için { $merchant } işletmesine izin verirsiniz.
}
mandate-subscribe-times = { $means ->
    [card] Abone olarak, toplam { $count } ödeme tamamlanana veya siz iptal edene kadar sonraki ödemelerin bu karttan tahsil edilmesi için { $merchant } işletmesine izin verirsiniz.
   *[other] Abone olarak, toplam { $count } ödeme tamamlanana veya siz iptal edene kadar sonraki ödemelerin bu ödeme yöntemiyle tahsil edilmesi için { $merchant } işletmesine izin verirsiniz.
}
no-card = Şimdilik karta gerek yok.

## The page that saves another card for a subscription

save-heading = Başka kart kullanın
keep-lead = Kart, sonraki ödemeler için { $merchant } nezdinde kayıtlı kalacak. Bugün tahsilat yapılmaz.
save-lead = { $merchant } bundan sonra { $what } ödemelerini bu karttan tahsil edecek. Bugün tahsilat yapılmaz.
save-lead-due = { $merchant } açık fatura için { $due } tutarını hemen, { $what } ödemelerini de bundan sonra bu karttan tahsil edecek.
save-submit = Kartı kaydet
card-challenge-lead = { $bank }, bu kartın size ait olduğunu onaylamanızı istiyor.
card-challenge-confirm = Kartı onayla
restart-card = Başka kart kullan

## The test numbers under the form, in test mode

hints = Test numaraları
hints-lead = Gerçek para hareketi olmaz. İleri bir tarih, herhangi bir güvenlik kodu ve herhangi bir isim kullanın.
hint-succeeds = Başarılı
hint-declined = Reddedilir
hint-funds = Yetersiz bakiye
hint-expired = Süresi dolmuş kart
hint-cvc = Hatalı güvenlik kodu
hint-bank = Bankaya sorar (3D Secure)
hint-approves = Onaylar
hint-code = Kod ister: 123456
hint-refuses = Reddeder

## What is wrong with a field, and what to do

errors = Lütfen bilgilerinizi kontrol edin
digits-only = Yalnızca rakam kullanın.
problem-holds-card = Bu bir kart numarasına benziyor. Kart numaranızı yalnızca kartınızın istendiği alana girin.
problem-email-missing = E-posta adresinizi girin.
problem-email-long = Bu e-posta adresi çok uzun. Daha kısa bir adres kullanın.
problem-email = Bu e-posta adresi eksik. ama@example.com gibi olmalı.
problem-card-number-missing = Kartınızın üzerindeki uzun numarayı girin.
problem-card-number-mistyped = Kart numarası hatalı yazılmış. Kartınızla karşılaştırın.
problem-card-number-test = Test modundasınız. Test numaralarından birini kullanın, gerçek kart girmeyin.
problem-card-number-long = Kart numarası çok uzun. Kartınızla karşılaştırın.
problem-card-number = Kart numarası eksik. Kartınızla karşılaştırın.
problem-expiry-missing = Kartınızın son kullanma tarihini girin.
problem-expiry-past = Bu tarih geçmiş. Tarihi kontrol edin veya başka bir kart kullanın.
problem-expiry = Son kullanma tarihini ay ve yıl olarak girin, örneğin 08 / 29.
problem-cvc-missing = Kartınızın güvenlik kodunu girin.
problem-cvc = Güvenlik kodu 3 hanelidir, American Express kartlarında 4 hanelidir.
problem-card-name-missing = İsmi kartınızın üzerinde yazdığı gibi girin.
problem-card-name-long = Bu isim çok uzun. Kartınızın üzerinde yazdığı gibi girin.
problem-card-name = İsmi kartın üzerinde yazdığı gibi, harflerle girin.
problem-phone-missing = Mobil para numaranızı girin.
problem-phone-provider = Bu numaraya ait bir mobil operatör bulamadık. İlk üç rakamı kontrol edin.
problem-phone-test = Test modundasınız. Test telefon numaralarından birini kullanın.
problem-phone = Bu telefon numarası eksik. 024 412 3456 gibi olmalı.
problem-method = Nasıl ödemek istediğinizi seçin.
problem-code-missing = Telefonunuza gönderilen kodu girin.
problem-code-wrong = Bu kod doğru değil. Telefonunuzdaki mesajı kontrol edip yeniden deneyin.
problem-code-expired = Bu kod artık geçerli değil. Başka bir ödeme yöntemi seçin veya baştan başlayın.
problem-code = Kod yalnızca rakamlardan oluşur. Telefonunuza gönderildiği gibi girin.
problem-promotion-missing = Önce bir promosyon kodu girin.
problem-promotion-expired = Bu promosyon kodunun süresi dolmuş.
problem-promotion-used = Bu promosyon kodu kullanım sınırına ulaştı.
problem-promotion-small = Sipariş tutarınız bu promosyon kodu için yeterli değil.
problem-promotion-other = Bu promosyon kodu bu sipariş için geçerli değil.
problem-promotion = Bu promosyon kodu geçerli değil. Yazımını kontrol edin; süresi de dolmuş olabilir.
problem-amount-missing = Ödemek istediğiniz tutarı girin.
problem-amount-small = Bu tutar çok düşük. Daha yüksek bir tutar girin.
problem-amount-large = Bu tutar çok yüksek. Daha düşük bir tutar girin.
problem-amount-fine = Bu tutarda çok fazla ondalık basamak var. Örneğin iki basamağa yuvarlayın.
problem-amount = Tutarı, alanın altındaki tutarlar gibi rakamla girin.
problem-amount-least = Bu tutar çok düşük. En az { $bound } girin.
problem-amount-most = Bu tutar çok yüksek. En fazla { $bound } girin.
problem-quantity-small = Bu adet çok düşük. Daha fazlasını seçin.
problem-quantity-large = Bu adet çok yüksek. Daha azını seçin.
problem-quantity-fine = Bu adetle toplam tutarda çok fazla ondalık basamak oluşuyor. Başka bir adet seçin.
problem-quantity = Adedi tam sayı olarak girin.
problem-quantity-least = Bu adet çok düşük. En az { $bound } seçin.
problem-quantity-most = Bu adet çok yüksek. En fazla { $bound } seçin.
problem-country-other = Bu ülke seçilemiyor. Başka bir ülke seçin.
problem-country = Bir ülke seçin.
problem-address-long = Bu çok uzun. Kısaltarak yazın.
problem-address-name = Ad ve soyadı girin.
problem-address-line1 = Sokak adını ve kapı numarasını girin.
problem-address-line2 = Daire, blok veya kat bilgisini girin.
problem-address-city = Şehri veya ilçeyi girin.
problem-address-state-missing = Eyaleti, ili veya bölgeyi girin ya da seçin.
problem-address-state = Bu ülkenin bir eyaletini, ilini veya bölgesini seçin.
problem-address-postal-missing = Posta kodunu girin.
problem-address-postal = Bu posta kodu ülkeyle uyuşmuyor. İkisini de kontrol edin.
problem-name-missing = Adınızı ve soyadınızı girin.
problem-contact-phone-missing = Telefon numaranızı girin.
problem-contact-phone-long = Bu telefon numarası çok uzun. Kontrol edin.
problem-contact-phone = Bu telefon numarası eksik. + ve ülke koduyla başlayabilir.
problem-business-missing = Firmanızın adını girin.
problem-tax-id-missing = Vergi numaranızı girin.
problem-tax-id-type = Vergi numaranızın türünü seçin.
problem-tax-id = Bu vergi numarası türüyle uyuşmuyor. İkisini de kontrol edin.
problem-shipping = Siparişinizin teslimat yöntemini seçin.
problem-terms = Devam etmek için şartları kabul edin.
problem-long = Bu çok uzun. Daha az karakter kullanın.
problem-short = Bu çok kısa. Daha fazla karakter kullanın.
problem-choice = Listedeki yanıtlardan birini seçin.
problem-missing = Lütfen bu soruyu yanıtlayın.
problem-other = Lütfen bu yanıtı kontrol edin.

## Why the last try to pay did not go through: a heading, and what to do

notice-declined = Ödeme reddedildi
notice-declined-lead = Başka bir kart veya ödeme yöntemi deneyin ya da nedenini bankanıza veya operatörünüze sorun.
notice-funds = Kullanılabilir bakiye yetersiz
notice-funds-lead = Önce bakiye yükleyin ya da başka bir kart veya ödeme yöntemi kullanın.
notice-expired = Bu kartın süresi dolmuş
notice-expired-lead = Son kullanma tarihini kontrol edin veya başka bir kart kullanın.
notice-cvc = Güvenlik kodu doğru değil
notice-cvc-lead = Kartın üzerindeki 3 veya 4 haneli kodu yeniden girin.
notice-bank = Bankanız kimliğinizi doğrulayamadı
notice-bank-lead = Yeniden deneyip bankanızla onaylayın veya başka bir yöntemle ödeyin.
notice-fault = Ödeme gerçekleşmedi
notice-fault-lead = Ödeme sağlayıcısında bir sorun oluştu. Biraz sonra yeniden deneyin veya başka bir yöntemle ödeyin.
notice-card = Kart reddedildi
notice-card-lead = Başka bir kart kullanın veya bankanıza sorun.
notice-not-confirmed = Ödeme telefonunuzda onaylanmadı
notice-not-confirmed-lead = Reddedildi veya zamanında yanıtlanmadı. Yeniden deneyip isteği onaylayın veya başka bir yöntemle ödeyin.
notice-not-charged = Ödeme, sağlayıcıya ulaşmadı
notice-not-charged-lead = Herhangi bir tahsilat yapılmadı. Lütfen yeniden deneyin veya başka bir yöntemle ödeyin.
notice-abandoned = Nasıl ödemek istediğinizi seçin
notice-abandoned-lead = Önceki denemeden kalan bir istek telefonunuzda veya bankanızın uygulamasında hâlâ duruyorsa onaylamayın.
notice-tries = Çok fazla deneme yapıldı
notice-tries-lead = Birkaç dakika bekleyip yeniden deneyin veya başka bir yöntemle ödeyin.
notice-total = Toplam tutar değişti
notice-total-lead = Herhangi bir tahsilat yapılmadı. Lütfen yeni toplam tutarı kontrol edin ve onaylıyorsanız ödemeyi yapın.
notice-discount = İndirim artık geçerli değil
notice-discount-lead = Herhangi bir tahsilat yapılmadı. Lütfen yeni toplam tutarı kontrol edin ve onaylıyorsanız ödemeyi yapın.
notice-order-busy = Bu sipariş başka bir sayfada ödeniyor
notice-order-busy-lead = Ödemeyi orada tamamlayın veya birkaç dakika bekleyip burada yeniden deneyin. Böylece iki kez ödemezsiniz.

## The same where a card is only saved, and nothing is paid

save-declined = Kart reddedildi
save-declined-lead = Başka bir kart deneyin veya nedenini bankanıza sorun.
save-bank = Bankanız kimliğinizi doğrulayamadı
save-bank-lead = Yeniden deneyip bankanızla onaylayın veya başka bir kart kullanın.
save-fault = Kart kaydedilemedi
save-fault-lead = Ödeme sağlayıcısında bir sorun oluştu. Biraz sonra yeniden deneyin veya başka bir kart kullanın.
save-not-reached = Kart kaydedilemedi
save-not-reached-lead = Kart bilgileri sağlayıcıya ulaşmadı. Lütfen yeniden deneyin.
save-abandoned = Başka bir kart seçin
save-abandoned-lead = Daha önce girdiğiniz kart kaydedilmedi.
save-tries = Çok fazla deneme yapıldı
save-tries-lead = Birkaç dakika bekleyip yeniden deneyin veya başka bir kart kullanın.

## Ways out, on many pages

cancel = Vazgeç ve { $merchant } sayfasına dön
back = { $merchant } sayfasına dön
restart = Başka ödeme yöntemi seç

## The page with a provider's own fields for a card

provider-heading = Ödeme bilgilerinizi girin
provider-lead = Bilgileriniz şifrelenerek doğrudan { $provider } sistemine iletilir.
provider-submit = { $amount } öde
provider-failed = İşlem başarısız oldu. Yeniden deneyin veya başka bir ödeme yöntemi seçin.
provider-noscript = Burada kart bilgisi girmek için JavaScript gerekir. JavaScript olmadan devam etmek için aşağıdan başka bir ödeme yöntemi seçin.

## The page while the buyer pays on a provider's page

away-heading = Ödemenizi tamamlayın
away-lead = { $amount } tutarını güvenli { $provider } sayfasında ödeyin. Ardından buraya dönersiniz.
away-go = { $provider } ile devam et
away-waiting = Ödemeniz bekleniyor. Bu sayfa kendiliğinden güncellenir.
away-note = Orada ödeme yaptıysanız burada bekleyin. Başka bir yöntemle öderseniz iki kez tahsilat yapılabilir; ikinci ödeme iade edilir.

## The page with an address for a payment in tokens (crypto)

chain-heading = Cüzdanınızdan ödeyin
chain-lead = Bu adrese { $network } üzerinden tam olarak { $amount } gönderin.
chain-enough-heading = Ödemeniz yolda
chain-enough-lead = Göndermeniz gereken başka bir tutar yok. Ağ onayladığında ödeme tamamlanır.
chain-amount = Tutar
chain-address = Adres
chain-network = Ağ
chain-token = Token
chain-contract = Sözleşme
chain-code = Cüzdanınız için token, adres ve tutar içeren kod
chain-open = Cüzdanda aç
chain-only = Yalnızca { $token } ve yalnızca { $network } üzerinden gönderin. Bu adrese gönderilen başka hiçbir şey burada görünmez.
chain-received = { $amount } { $token } ulaştı. Ödemeyi tamamlamak için kalanı aynı adrese gönderin.
chain-seen = { $amount } { $token } yolda: onay için { $count } blok daha gerekiyor.
chain-waiting = Ödemeniz bekleniyor. Bu sayfa kendiliğinden güncellenir.
chain-warning = Ödemeyi gönderdiyseniz burada bekleyin. Başka bir ödemeden sonra gelen tutarı mağazanın elle iade etmesi gerekir.

## The page on which a bank asks (3D Secure)

challenge-heading = Bankanızla onaylayın
challenge-lead = { $bank }, bu ödemenin size ait olduğunu onaylamanızı istiyor.
challenge-confirm = Ödemeyi onayla
challenge-reject = Reddet

## The page for a code from a text message

code-heading = Kodunuzu girin
code-lead = { $provider }, { $phone } numarasına bir kod gönderdi.
code-button = Kodu onayla

## The page while the buyer approves on the phone

prompt-heading = Telefonunuzdan onaylayın
prompt-lead = { $provider }, { $phone } numarasına bir ödeme isteği gönderdi.
prompt-step-open = Telefonunuzda ödeme isteğini açın.
prompt-step-check = İstekte { $merchant } için { $amount } yazdığını kontrol edin.
prompt-step-pin = Onaylamak için mobil para PIN kodunuzu girin. PIN kodunuzu hiçbir zaman bir web sitesine yazmayın.
prompt-waiting = Onayınız bekleniyor. Bu sayfa kendiliğinden güncellenir.
prompt-note = Bu ödemeyi onayladıysanız burada bekleyin. Başka bir yöntemle öderseniz iki kez tahsilat yapılabilir.

## The page with the account for a bank transfer

transfer-heading = Havale veya EFT yapın
transfer-lead = Bu hesaba tam olarak { $amount } gönderin.
transfer-bank = Banka
transfer-account = Hesap numarası
transfer-reference = Açıklama
transfer-exact = Tutarı ve açıklamayı aynen kullanın. Aksi hâlde transferi siparişinizle eşleştiremeyiz.
transfer-waiting = Transferiniz bekleniyor. Bu sayfa kendiliğinden güncellenir.
transfer-warning = Transferi yaptıysanız burada bekleyin. Başka bir yöntemle öderseniz iki kez ödemiş olursunuz.
copy = Kopyala: { $row }
copy-short = Kopyala
copied = Kopyalandı

## How a payment ended

processing-heading = Ödemeniz onaylanıyor
processing-lead = Ödeme sağlayıcısının yanıtını bekliyoruz. Lütfen yeniden ödeme yapmayın. Bu sayfa kendiliğinden güncellenir.
paid-heading = Ödeme tamamlandı
paid-lead = Teşekkür ederiz. { $merchant } ödemeniz başarıyla gerçekleşti.
paid-close = Bu sayfayı artık kapatabilirsiniz.
paid-moves-on = Birazdan { $merchant } sayfasına yönlendirileceksiniz.
ordered-heading = Sipariş tamamlandı
ordered-lead = Teşekkür ederiz. { $merchant } siparişiniz tamamlandı, ödemeniz gereken bir tutar yok.
expired-heading = Bu ödeme sayfasının süresi doldu
expired-lead = Artık buradan ödeme yapılamaz. Yeniden satın almak için { $merchant } sayfasından başlayın. Ödediğinizi düşünüyorsanız önce { $merchant } ile iletişime geçin.
paid-elsewhere-heading = Bu siparişin ödemesi daha önce yapıldı
paid-elsewhere-lead = { $merchant } ödemesi başka bir sayfada yapıldı. Burada ödenecek başka bir şey yok.
locked-heading = Çok fazla başarısız deneme
locked-lead = Güvenliğiniz için bu sayfa artık deneme kabul etmiyor. Yeniden denemek için { $merchant } sayfasına dönüp yeni bir ödeme başlatın.
unavailable-heading = Bu ödeme şu anda alınamıyor
unavailable-lead = Uygun bir ödeme sağlayıcısı yok. Lütfen daha sonra yeniden deneyin veya başka bir ödeme yöntemi için { $merchant } ile iletişime geçin.

## The same for a subscription

subscribed-heading = Aboneliğiniz başladı
subscribed-lead = Teşekkür ederiz. { $merchant } aboneliğiniz başladı.
trial-started-heading = Deneme süreniz başladı
trial-started-lead = Teşekkür ederiz. { $merchant } aboneliğiniz bir deneme süresiyle başlıyor.
subscribe-expired-heading = Bu sayfanın süresi doldu
subscribe-expired-lead = Artık buradan abone olunamaz. Abone olmak için { $merchant } sayfasından yeniden başlayın. Abone olduğunuzu düşünüyorsanız önce { $merchant } ile iletişime geçin.
subscribe-elsewhere-heading = Bu abonelik daha önce başladı
subscribe-elsewhere-lead = { $merchant } aboneliği başka bir sayfada başlatıldı. Burada yapılacak başka bir şey yok.
subscribe-locked-lead = Güvenliğiniz için bu sayfa artık deneme kabul etmiyor. Yeniden denemek için { $merchant } sayfasına dönüp oradan abone olun.
subscribe-unavailable-heading = Şu anda abone olunamıyor
subscribe-unavailable-lead = Uygun bir ödeme sağlayıcısı yok. Lütfen daha sonra yeniden deneyin veya { $merchant } ile iletişime geçin.

## The same for an invoice

invoice-done-heading = { $number } numaralı fatura ödendi
invoice-expired-heading = { $number } numaralı fatura artık buradan ödenemez
invoice-expired-lead = Ödenmiş veya geri çekilmiş olabilir. Yapmanız gereken bir şey kalıp kalmadığını öğrenmek için { $merchant } ile iletişime geçin.
invoice-elsewhere-heading = { $number } numaralı fatura daha önce ödendi
invoice-locked-lead = Güvenliğiniz için bu sayfa artık deneme kabul etmiyor. { $number } numaralı faturayı nasıl ödeyebileceğinizi öğrenmek için { $merchant } ile iletişime geçin.

## The same for a card that is saved

saving-heading = Kartınız kaydediliyor
saving-lead = Bankanızın yanıtını bekliyoruz. Lütfen kart bilgilerini yeniden girmeyin. Bu sayfa kendiliğinden güncellenir.
saved-heading = Kartınız kaydedildi
kept-lead = Kart, sonraki ödemeler için { $merchant } nezdinde kayıtlı.
saved-lead = { $merchant } bundan sonra { $what } ödemelerini bu karttan tahsil edecek.
save-expired-heading = Bu sayfanın süresi doldu
save-expired-lead = Artık burada kart kaydedilemez. Başka bir kart kullanmak için { $merchant } sayfasından yeniden başlayın.
saved-elsewhere-heading = Bir kart daha önce kaydedildi
kept-elsewhere-lead = Kart başka bir sayfada kaydedildi. Sonraki ödemeler için { $merchant } nezdinde kayıtlı.
saved-elsewhere-lead = Kart başka bir sayfada kaydedildi. { $merchant } bundan sonra { $what } ödemelerini o karttan tahsil edecek.
save-locked-lead = Güvenliğiniz için bu sayfa artık kart kabul etmiyor. Yeniden denemek için { $merchant } sayfasından yeniden başlayın.
save-unavailable-heading = Kart şu anda kaydedilemiyor
save-unavailable-lead = Uygun bir ödeme sağlayıcısı yok. Lütfen daha sonra yeniden deneyin veya { $merchant } ile iletişime geçin.

## The receipt of one payment

receipt = Makbuz
receipt-title = Makbuz – { $seller }
receipt-number = Ödeme
receipt-short = Makbuz numarası
receipt-refunded = İade edildi
receipt-test = Test modu: Para hareketi olmadı ve bu, gerçek bir ödemenin makbuzu değildir.
receipt-proof = Bu makbuzun, bize sormadan herkesin doğrulayabileceği imzalı bir sürümü de vardır.
receipt-signed = İmzalı makbuz
receipt-link = Makbuzu görüntüle

## The printable invoice

invoice = Fatura
invoice-title = { $number } numaralı fatura – { $seller }
invoice-test = Test modu: Bu gerçek bir fatura değildir.
invoice-status-open = Ödeme bekliyor
invoice-status-paid = Ödendi
invoice-status-void = İptal edildi
invoice-status-uncollectible = Tahsil edilemedi
invoice-lead-due-by = Ödenecek tutar: { $amount }, son ödeme tarihi: { $date }
invoice-lead-due = Ödenecek tutar: { $amount }
invoice-lead-paid-on = { $date } tarihinde { $amount } ödendi
invoice-lead-paid = { $amount } ödendi
invoice-lead-void = İptal edildi: Ödenecek bir tutar yok
invoice-lead-uncollectible = { $amount } ödenmedi
invoice-number = Fatura numarası
invoice-issued = Düzenleme tarihi
invoice-paid-on = Ödeme tarihi
invoice-due-by = Son ödeme tarihi
invoice-period = Dönem
invoice-paid-with = Ödeme yöntemi
invoice-seller = Satıcı
invoice-buyer = Alıcı
tax-id = Vergi no: { $number }
invoice-paid = Ödenen tutar
invoice-due = Ödenecek tutar
invoice-pay = Bu faturayı öde
invoice-print-lead = Bir kopyasını saklamak için bu sayfayı yazdırın veya PDF olarak kaydedin.
print = Yazdır
go-back = Geri

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = { $merchant } abonelikleriniz
portal-heading = Abonelikleriniz
portal-none = Burada aboneliğiniz yok.
portal-price = { $amount }, { $every }
portal-next = Sonraki ödeme
portal-next-on = { $date } tarihinde { $amount }
portal-card = Ödeme aracı
portal-pay = Şimdi öde
portal-cancel = Aboneliği iptal et
portal-resume = Aboneliği sürdür
portal-change-card = Başka kart kullan
portal-receipts = Faturalar
portal-no-receipts = Henüz fatura yok.
portal-ends-on = { $name }, { $date } tarihinde sona eriyor.
portal-ends = { $name } sona erecek.
portal-ended = { $name } sona erdi. Başka tahsilat yapılmaz.
portal-goes-on = { $name } devam ediyor.
portal-card-changed = Kartınız değiştirildi.
portal-unchanged = Bu arada başka bir şey değiştiği için hiçbir değişiklik yapılmadı. Lütfen yeniden kontrol edin.
status-incomplete = Henüz başlamadı
status-active = Aktif
status-trial-until = { $date } tarihine kadar deneme
status-trial = Deneme
status-overdue = Ödeme gecikti
status-unpaid = Ödenmedi
status-paused = Duraklatıldı
status-ends-on = { $date } tarihinde sona eriyor
status-ends = Yakında sona eriyor
status-ended-on = { $date } tarihinde sona erdi
status-ended = Sona erdi
status-note-incomplete = İlk ödeme henüz yapılmadı.
status-note-overdue = Son ödeme gerçekleşmedi. Şimdi ödeyin veya başka bir kart kullanın; tutar o karttan hemen tahsil edilir.
status-note-unpaid = Son ödeme yapılmadı. Ödendiği anda abonelik devam eder.
status-note-paused = Duraklatıldığı sürece tahsilat yapılmaz.
status-note-ends = O zamana kadar hiçbir şey değişmez. Başka tahsilat yapılmaz.
portal-cancel-heading = { $name } iptal edilsin mi?
portal-cancel-trial-on = Abonelik, deneme süresiyle birlikte { $date } tarihinde sona erer. O zamana kadar hiçbir şey değişmez.
portal-cancel-on = Abonelik, ödenmiş dönemin sonunda { $date } tarihinde sona erer. O zamana kadar hiçbir şey değişmez.
portal-cancel-now = Abonelik hemen sona erer.
portal-cancel-charge = Bunun için başka tahsilat yapılmaz.
portal-cancel-trial = Bunun için tahsilat yapılmaz.
portal-keep = Sürdür
portal-expired-heading = Bu bağlantının süresi doldu
portal-expired-lead = Güvenliğiniz için yalnızca kısa bir süre çalışır. { $merchant } sayfasından yeniden açın.
portal-expired-lead-unknown = Güvenliğiniz için yalnızca kısa bir süre çalışır. Mağazadan yeniden açın.

## The page of a payment link

link-continue = Ödemeye geç
link-open-amount = Tutarı sonraki sayfada belirlersiniz.
link-inactive-heading = Bu bağlantı aktif değil
link-inactive-lead = Şu anda burada ödeme yapılamıyor. Farklı bir şey bekliyorduysanız { $merchant } ile iletişime geçin.
link-sold-out-heading = Tükendi
link-sold-out-lead = Bu bağlantıdaki her şey satıldı veya şu anda başka biri tarafından ödeniyor. Yenisinin gelip gelmeyeceğini öğrenmek için { $merchant } ile iletişime geçin.

## What went wrong with a request: heading and sentence

http-400 = Bu istek geçerli değil
http-400-lead = Geri dönün, sayfayı yenileyin ve bir kez daha deneyin.
http-403 = Bu form başka bir yerden geldi
http-403-lead = Güvenliğiniz için kabul edilmedi. Ödeme sayfasını yeniden açın.
http-404 = Burada bir şey yok
http-404-lead = Adresi kontrol edin veya mağazadan yeni bir ödeme bağlantısı isteyin.
http-405 = Bu işlem burada yapılamaz
http-405-lead = Geldiğiniz sayfaya dönün.
http-413 = Bu çok büyük
http-413-lead = Girdiklerinizi kısaltıp yeniden deneyin.
http-415 = Bu formun biçimi farklı
http-415-lead = Ödeme sayfasını yeniden açıp formu oradan gönderin.
http-429 = Çok fazla istek
http-429-lead = Biraz bekleyip yeniden deneyin.
http-500 = Bizden kaynaklanan bir sorun oluştu
http-500-lead = Ödeme yapıyorduysanız yeniden ödemeyin: Ödeme sayfasını açın, ödemenizin durumunu orada görürsünüz.
problem-status = Hata
problem-request = İstek

## The server's own pages, and the demo shop

home-lead = Burada bir ödeme sunucusu çalışıyor.
home-version = Sürüm
dashboard-heading = Kontrol paneli
demo-heading = Demo mağaza
cancelled-heading = Ödeme iptal edildi
cancelled-lead = Burası demo mağazası. Gerçek bir mağaza, yeniden deneyebilmeniz için burada sepetinizi gösterirdi.
codes-heading = Hata kodları
codes-lead = API’nin yanıt olarak verebileceği tüm kodlar ve anlamları.

## A slow or lost line, and the foot of the page

slow-title = Bu işlem her zamankinden uzun sürüyor
slow-text = Ödemeniz hâlâ yolda olabilir. Lütfen bu sayfayı açık tutun veya ödemenizin durumuna bakın: İki kez tahsilat yapılmaz.
lost-title = Bağlantı kesildi
lost-text = Ödemenizin bize ulaşıp ulaşmadığını henüz bilmiyoruz. Düğmeye yeniden basın veya ödemenizin durumuna bakın: Her iki durumda da yalnızca bir kez tahsilat yapılır.
look-again = Bu ödemeyi kontrol et
support-link = İletişim
terms-foot = Şartlar
privacy-link = Gizlilik
