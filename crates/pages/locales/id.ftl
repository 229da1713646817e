### Bahasa Indonesia (Indonesian)

## Every page

broken = Halaman ini tidak dapat ditampilkan. Silakan muat ulang.
powered = Didukung oleh Kassa
test-mode = Mode uji
error-title = Kesalahan: { $title }
language = Bahasa
language-change = Ganti

## The left side of a payment page: what is paid

summary = Yang Anda bayar
pay-merchant = Bayar ke { $merchant }
order-merchant = Pesanan Anda di { $merchant }
subscribe-to = Berlangganan { $what }
pay-invoice = Bayar invoice { $number }
card-for = Kartu untuk { $what }
for-period = Untuk { $from } – { $to }
due-today = dibayar hari ini
expires = Halaman ini ditutup pada { $time }
span = { $from } – { $to }

## Rows that repeat what is paid: a name before a value, such as "Merchant  Kofi's Shop"

row-merchant = Merchant
row-amount = Jumlah
row-for = Untuk
row-card = Kartu
row-today = Dibayar hari ini
row-free-until = Gratis hingga
row-later = Selanjutnya

## The list of what is bought

lines = Pesanan Anda
more-lines = Tampilkan { $count } item lainnya
update = Perbarui
updated = Diperbarui. Totalnya { $amount }.
changed-heading = Total telah berubah
changed-lead = Periksa total yang baru, lalu bayar jika Anda setuju.
add = Tambah
remove = Hapus
free = Gratis

## What a line costs, under its name

price-unit-per = { $unit } per { $label }
price-count-unit-per = { $count } × { $unit } per { $label }
price-count-unit = { $count } × { $unit }
price-unit-each = { $unit } per item
price-every = Ditagih { $every }
price-each-every = { $each }, { $every }
price-lasts = Selama { $duration }
price-each-lasts = { $each }, selama { $duration }
price-part = { $days } dari { $of } hari
price-each-part = { $each } · { $days } dari { $of } hari

## How often and how long

every-day = { $count ->
    [1] setiap hari
   *[other] setiap { $count } hari
}
every-week = { $count ->
    [1] setiap minggu
   *[other] setiap { $count } minggu
}
every-month = { $count ->
    [1] setiap bulan
   *[other] setiap { $count } bulan
}
every-year = { $count ->
    [1] setiap tahun
   *[other] setiap { $count } tahun
}
duration-day = { $count } hari
duration-week = { $count } minggu
duration-month = { $count } bulan
duration-year = { $count } tahun

## The sums under the list

sum-subtotal = Subtotal
sum-discount = Diskon: { $name }
sum-shipping = Ongkos kirim
sum-shipping-named = Ongkos kirim: { $name }
sum-tax-inclusive = termasuk { $name } { $percent }%
sum-tax = { $name } { $percent }%
sum-tax-by-address = Pajak
tax-by-address = Ditambahkan setelah alamat Anda diisi
sum-adjustment = Penyesuaian
sum-carried = Kredit untuk invoice berikutnya
sum-total = Total

## "How this total is made": every step of the arithmetic, on demand

explain = Cara total ini dihitung
show-order = Tampilkan pesanan
hide-order = Sembunyikan pesanan
explains-line-share = Bagian dari periode: { $name }
explains-discount-share = Bagian diskon: { $name }
explains-tax-contained = Pajak yang termasuk dalam harga: { $name }
explains-tax-share = { $tax } di dalamnya: { $name }
explains-tax-added = { $tax } atas { $name }
rounded-half-up = dibulatkan ke nilai terdekat, setengah ke atas
rounded-largest-remainder = dibulatkan agar jumlah bagiannya sama dengan keseluruhan
rounded-capped = paling banyak sebesar nilai yang dikenainya

## Promotion codes, and amounts that the buyer names

apply = Terapkan
applied = Kode promo
amount-open = Tentukan nominal
amount-hint-between = Antara { $least } dan { $most }
amount-hint-least = { $least } atau lebih

## The pay page

pay-title = Bayar { $amount } ke { $merchant }
pay-heading = Detail pembayaran
free-title = Selesaikan pesanan Anda di { $merchant }
pay-invoice-title = Bayar invoice { $number } ke { $merchant }
save-title = Gunakan kartu lain di { $merchant }
methods = Bayar dengan
method-card = Kartu
method-mobile-money = Mobile money
method-bank-transfer = Transfer bank
method-crypto = Kripto
method-note-card = Kredit atau debit
method-note-mobile-money = Setujui di ponsel Anda
method-note-bank-transfer = Dari aplikasi bank Anda
method-note-crypto = Dari dompet kripto Anda
elsewhere-card = Anda memasukkan data kartu, atau memilih cara lain, di langkah berikutnya. Halaman ini tidak pernah melihat nomor kartu Anda.
elsewhere-mobile-money = Anda mengonfirmasi pembayaran di langkah berikutnya.
elsewhere-bank-transfer = Rekening tujuan transfer ditampilkan di langkah berikutnya.
elsewhere-crypto = Langkah berikutnya menampilkan alamat tujuan pembayaran dan kode untuk dompet Anda.
transfer-note = Halaman berikutnya menampilkan rekening tujuan transfer. Pesanan Anda dikonfirmasi setelah dana diterima.

## The button of the pay page

submit-pay = Bayar
submit-pay-amount = Bayar { $amount }
submit-book = Pesan
submit-book-amount = Pesan · { $amount }
submit-donate = Donasi
submit-donate-amount = Donasi { $amount }
submit-subscribe = Berlangganan
submit-subscribe-amount = Berlangganan · { $amount }
start-trial = Mulai uji coba
free-heading = Data Anda
free-submit = Selesaikan pesanan
busy = Memproses…

## The fields of the form

label-email = Email
label-card-number = Nomor kartu
label-card-expiry = Masa berlaku
label-card-cvc = Kode keamanan
label-card-name = Nama di kartu
label-phone = Nomor mobile money
label-method = Metode pembayaran
label-code = Kode
label-name = Nama lengkap
label-contact-phone = Nomor telepon
label-business-name = Nama usaha
label-tax-id = Nomor pajak
label-custom-amount = Nominal
label-promotion = Kode promo
label-shipping = Metode pengiriman
label-terms = Ketentuan layanan
label-quantity = Kuantitas
label-country = Negara atau wilayah
tax-id-kind = Jenis nomor pajak
hint-phone = Anda menyetujui pembayaran di ponsel ini.
expiry-form = BB / TT
cvc-form = CVV
optional = (opsional)
choose = Pilih…

## Addresses

shipping-heading = Alamat pengiriman
billing-heading = Alamat penagihan
billing-same = Alamat penagihan sama dengan alamat pengiriman
address-name = Nama lengkap
address-line1 = Alamat
address-line2 = Apartemen, unit, lantai
address-city = Kota
address-town = Kota
address-suburb = Kelurahan
address-state = Negara bagian
address-province = Provinsi
address-region = Wilayah
address-prefecture = Prefektur
address-county = County
address-emirate = Emirat
address-postal-code = Kode pos
address-zip = Kode pos (ZIP)
address-postcode = Kode pos
address-pin = Kode pos (PIN)
address-eircode = Eircode

## Shipping

shipping-options = Metode pengiriman
shipping-today = Hari ini
shipping-days = { $count } hari
shipping-business-days = { $count } hari kerja
shipping-days-range = { $least }–{ $most } hari
shipping-business-days-range = { $least }–{ $most } hari kerja

## More questions, and what the buyer agrees to

custom-heading = Info lain tentang pesanan Anda
business-heading = Data usaha
terms-agree = Saya menyetujui { $link }
terms-link = ketentuan layanan
terms-agree-unlinked = Saya menyetujui ketentuan layanan
terms-read = Baca ketentuan
new-tab = (dibuka di tab baru)
promotions-agree = Kirimi saya berita dan penawaran lewat email. Saya dapat menghentikannya kapan saja.

## What comes later by itself: subscriptions

later-trial = Gratis hingga { $date }, lalu { $renews }
later-then = Lalu { $renews }
later-once = Dibayar satu kali. Berakhir dengan sendirinya
renews = { $amount } { $every }
renews-from = { $amount } { $every } mulai { $from }
renews-discount = { $amount } { $every } hingga { $until }, setelah itu { $after }
renews-from-discount = { $amount } { $every } mulai { $from } hingga { $until }, setelah itu { $after }
renews-times = { $amount } { $every }, total { $count } pembayaran
renews-from-times = { $amount } { $every } mulai { $from }, { $count } kali
renews-discount-times = { $amount } { $every } hingga { $until }, setelah itu { $after }, total { $count } pembayaran
renews-from-discount-times = { $amount } { $every } mulai { $from } hingga { $until }, setelah itu { $after }, { $count } kali

## What the buyer allows by pressing the button; it stands over the button

mandate-save = Dengan menyimpan kartu ini, Anda mengizinkan { $merchant } menagihnya untuk pembayaran berikutnya sampai Anda membatalkan.
mandate-invoice = { $means ->
    [card] Dengan membayar, Anda mengizinkan { $merchant } menagih kartu ini juga untuk pembayaran berikutnya sampai Anda membatalkan.
   *[other] Dengan membayar, Anda mengizinkan { $merchant } menagih lewat metode pembayaran ini juga untuk pembayaran berikutnya sampai Anda membatalkan.
}
mandate-trial = { $means ->
    [card] Dengan memulai uji coba, Anda mengizinkan { $merchant } menagih kartu ini mulai { $date } sampai Anda membatalkan. Batalkan sebelum tanggal itu agar tidak ada tagihan lagi.
   *[other] Dengan memulai uji coba, Anda mengizinkan { $merchant } menagih lewat metode pembayaran ini mulai { $date } sampai Anda membatalkan. Batalkan sebelum tanggal itu agar tidak ada tagihan lagi.
}
mandate-trial-times = { $means ->
    [card] Dengan memulai uji coba, Anda mengizinkan { $merchant } menagih kartu ini mulai { $date } sampai semua pembayaran (total { $count }) selesai atau Anda membatalkan. Batalkan sebelum tanggal itu agar tidak ada tagihan lagi.
   *[other] Dengan memulai uji coba, Anda mengizinkan { $merchant } menagih lewat metode pembayaran ini mulai { $date } sampai semua pembayaran (total { $count }) selesai atau Anda membatalkan. Batalkan sebelum tanggal itu agar tidak ada tagihan lagi.
}
mandate-subscribe = { $means ->
    [card] Dengan berlangganan, Anda mengizinkan { $merchant } menagih kartu ini untuk pembayaran berikutnya sampai Anda membatalkan.
   *[other] Dengan berlangganan, Anda mengizinkan { $merchant } menagih lewat metode pembayaran ini untuk pembayaran berikutnya sampai Anda membatalkan.
}
mandate-subscribe-times = { $means ->
    [card] Dengan berlangganan, Anda mengizinkan { $merchant } menagih kartu ini untuk pembayaran berikutnya sampai semua pembayaran (total { $count }) selesai atau Anda membatalkan.
   *[other] Dengan berlangganan, Anda mengizinkan { $merchant } menagih lewat metode pembayaran ini untuk pembayaran berikutnya sampai semua pembayaran (total { $count }) selesai atau Anda membatalkan.
}
no-card = Kartu belum diperlukan sekarang.

## The page that saves another card for a subscription

save-heading = Gunakan kartu lain
keep-lead = Kartu ini akan tersimpan di { $merchant } untuk pembayaran berikutnya. Hari ini tidak ada tagihan.
save-lead = Mulai sekarang { $merchant } akan menagih kartu ini untuk { $what }. Hari ini tidak ada tagihan.
save-lead-due = Mulai sekarang { $merchant } akan menagih kartu ini untuk { $what }, dan langsung menagih { $due } untuk invoice yang belum dibayar.
save-submit = Simpan kartu
card-challenge-lead = { $bank } meminta Anda mengonfirmasi bahwa kartu ini milik Anda.
card-challenge-confirm = Konfirmasi kartu
restart-card = Gunakan kartu lain

## The test numbers under the form, in test mode

hints = Nomor uji
hints-lead = Tidak ada uang sungguhan yang berpindah. Gunakan tanggal mendatang, kode keamanan, dan nama apa saja.
hint-succeeds = Berhasil
hint-declined = Ditolak
hint-funds = Dana tidak cukup
hint-expired = Kartu kedaluwarsa
hint-cvc = Kode keamanan salah
hint-bank = Meminta konfirmasi bank (3D Secure)
hint-approves = Disetujui
hint-code = Meminta kode: 123456
hint-refuses = Tidak disetujui

## What is wrong with a field, and what to do

errors = Periksa kembali data Anda
digits-only = Gunakan angka saja.
problem-holds-card = Ini tampak seperti nomor kartu. Masukkan nomor kartu hanya di kolom kartu.
problem-email-missing = Masukkan alamat email Anda.
problem-email-long = Alamat email ini terlalu panjang. Gunakan yang lebih pendek.
problem-email = Alamat email ini belum lengkap. Contoh yang benar: ama@example.com.
problem-card-number-missing = Masukkan nomor panjang yang tertera di kartu Anda.
problem-card-number-mistyped = Nomor kartu ini salah ketik. Cocokkan dengan kartu Anda.
problem-card-number-test = Ini mode uji. Gunakan salah satu nomor uji, jangan pernah kartu asli.
problem-card-number-long = Nomor kartu ini terlalu panjang. Cocokkan dengan kartu Anda.
problem-card-number = Nomor kartu ini belum lengkap. Cocokkan dengan kartu Anda.
problem-expiry-missing = Masukkan masa berlaku kartu Anda.
problem-expiry-past = Tanggal ini sudah lewat. Periksa lagi, atau gunakan kartu lain.
problem-expiry = Masukkan masa berlaku dalam bulan dan tahun, misalnya 08 / 29.
problem-cvc-missing = Masukkan kode keamanan kartu Anda.
problem-cvc = Kode keamanan terdiri dari 3 angka, atau 4 angka pada American Express.
problem-card-name-missing = Masukkan nama seperti yang tercetak di kartu Anda.
problem-card-name-long = Nama ini terlalu panjang. Gunakan nama seperti yang tercetak di kartu Anda.
problem-card-name = Masukkan nama seperti yang tercetak, dengan huruf.
problem-phone-missing = Masukkan nomor mobile money Anda.
problem-phone-provider = Kami tidak mengenali jaringan seluler untuk nomor ini. Periksa tiga angka pertamanya.
problem-phone-test = Ini mode uji. Gunakan salah satu nomor telepon uji.
problem-phone = Nomor telepon ini belum lengkap. Contoh yang benar: 024 412 3456.
problem-method = Pilih cara Anda ingin membayar.
problem-code-missing = Masukkan kode yang dikirim ke ponsel Anda.
problem-code-wrong = Kode ini salah. Periksa pesan di ponsel Anda, lalu coba lagi.
problem-code-expired = Kode ini sudah tidak berlaku. Pilih metode pembayaran lain, atau mulai dari awal.
problem-code = Kode hanya terdiri dari angka. Masukkan seperti yang dikirim ke ponsel Anda.
problem-promotion-missing = Masukkan kode promo terlebih dahulu.
problem-promotion-expired = Kode promo ini sudah kedaluwarsa.
problem-promotion-used = Kuota penggunaan kode promo ini sudah habis.
problem-promotion-small = Nilai pesanan Anda terlalu kecil untuk kode promo ini.
problem-promotion-other = Kode promo ini tidak berlaku untuk pesanan ini.
problem-promotion = Kode promo ini tidak valid. Periksa ejaannya; mungkin juga sudah berakhir.
problem-amount-missing = Masukkan nominal yang ingin Anda bayar.
problem-amount-small = Nominal ini terlalu kecil. Masukkan nominal yang lebih besar.
problem-amount-large = Nominal ini terlalu besar. Masukkan nominal yang lebih kecil.
problem-amount-fine = Nominal ini memiliki terlalu banyak angka desimal untuk dibayar. Bulatkan, misalnya menjadi dua desimal.
problem-amount = Masukkan nominal dengan angka, ditulis seperti nominal di bawah kolom.
problem-amount-least = Nominal ini terlalu kecil. Masukkan minimal { $bound }.
problem-amount-most = Nominal ini terlalu besar. Masukkan maksimal { $bound }.
problem-quantity-small = Kuantitas ini terlalu sedikit. Pilih yang lebih banyak.
problem-quantity-large = Kuantitas ini terlalu banyak. Pilih yang lebih sedikit.
problem-quantity-fine = Dengan kuantitas ini, total memiliki terlalu banyak angka desimal untuk dibayar. Pilih kuantitas lain.
problem-quantity = Masukkan kuantitas dalam bilangan bulat.
problem-quantity-least = Kuantitas ini terlalu sedikit. Pilih minimal { $bound }.
problem-quantity-most = Kuantitas ini terlalu banyak. Pilih maksimal { $bound }.
problem-country-other = Negara ini tidak dapat dipilih. Pilih negara lain.
problem-country = Pilih negara.
problem-address-long = Ini terlalu panjang. Persingkat.
problem-address-name = Masukkan nama lengkap.
problem-address-line1 = Masukkan nama jalan dan nomor rumah.
problem-address-line2 = Masukkan apartemen, unit, atau lantai.
problem-address-city = Masukkan kota.
problem-address-state-missing = Masukkan atau pilih negara bagian, provinsi, atau wilayah.
problem-address-state = Pilih negara bagian, provinsi, atau wilayah di negara ini.
problem-address-postal-missing = Masukkan kode pos.
problem-address-postal = Kode pos ini tidak sesuai dengan negaranya. Periksa keduanya.
problem-name-missing = Masukkan nama lengkap Anda.
problem-contact-phone-missing = Masukkan nomor telepon Anda.
problem-contact-phone-long = Nomor telepon ini terlalu panjang. Periksa lagi.
problem-contact-phone = Nomor telepon ini belum lengkap. Nomor dapat diawali + dan kode negara.
problem-business-missing = Masukkan nama usaha Anda.
problem-tax-id-missing = Masukkan nomor pajak Anda.
problem-tax-id-type = Pilih jenis nomor pajak Anda.
problem-tax-id = Nomor pajak ini tidak sesuai dengan jenisnya. Periksa keduanya.
problem-shipping = Pilih cara pengiriman pesanan Anda.
problem-terms = Untuk melanjutkan, setujui ketentuannya.
problem-long = Ini terlalu panjang. Gunakan lebih sedikit karakter.
problem-short = Ini terlalu pendek. Gunakan lebih banyak karakter.
problem-choice = Pilih salah satu jawaban dalam daftar.
problem-missing = Silakan jawab pertanyaan ini.
problem-other = Periksa jawaban ini.

## Why the last try to pay did not go through: a heading, and what to do

notice-declined = Pembayaran ditolak
notice-declined-lead = Coba kartu atau metode pembayaran lain, atau tanyakan alasannya kepada bank atau penyedia layanan Anda.
notice-funds = Dana yang tersedia tidak cukup
notice-funds-lead = Tambahkan dana terlebih dahulu, atau gunakan kartu atau metode pembayaran lain.
notice-expired = Kartu ini sudah kedaluwarsa
notice-expired-lead = Periksa masa berlakunya, atau gunakan kartu lain.
notice-cvc = Kode keamanan salah
notice-cvc-lead = Masukkan lagi 3 atau 4 angka yang tercetak di kartu.
notice-bank = Bank Anda tidak dapat memverifikasi identitas Anda
notice-bank-lead = Coba lagi dan konfirmasi melalui bank Anda, atau bayar dengan cara lain.
notice-fault = Pembayaran tidak berhasil
notice-fault-lead = Terjadi gangguan di penyedia pembayaran. Coba lagi sebentar lagi, atau bayar dengan cara lain.
notice-card = Kartu ditolak
notice-card-lead = Gunakan kartu lain, atau tanyakan kepada bank Anda.
notice-not-confirmed = Pembayaran tidak disetujui di ponsel Anda
notice-not-confirmed-lead = Permintaan ditolak atau tidak dijawab tepat waktu. Coba lagi dan setujui permintaannya, atau bayar dengan cara lain.
notice-not-charged = Pembayaran tidak sampai ke penyedia
notice-not-charged-lead = Tidak ada dana yang ditarik. Silakan coba lagi, atau bayar dengan cara lain.
notice-abandoned = Pilih cara Anda ingin membayar
notice-abandoned-lead = Jika permintaan dari percobaan sebelumnya masih ada di ponsel atau aplikasi bank Anda, jangan setujui.
notice-tries = Terlalu banyak percobaan
notice-tries-lead = Tunggu beberapa menit, lalu coba lagi atau bayar dengan cara lain.
notice-total = Total telah berubah
notice-total-lead = Tidak ada dana yang ditarik. Periksa total yang baru, lalu bayar jika Anda setuju.
notice-discount = Diskon sudah tidak tersedia
notice-discount-lead = Tidak ada dana yang ditarik. Periksa total yang baru, lalu bayar jika Anda setuju.
notice-order-busy = Pesanan ini sedang dibayar di halaman lain
notice-order-busy-lead = Selesaikan di sana, atau tunggu beberapa menit dan coba lagi di sini. Dengan begitu Anda tidak membayar dua kali.

## The same where a card is only saved, and nothing is paid

save-declined = Kartu ditolak
save-declined-lead = Coba kartu lain, atau tanyakan alasannya kepada bank Anda.
save-bank = Bank Anda tidak dapat memverifikasi identitas Anda
save-bank-lead = Coba lagi dan konfirmasi melalui bank Anda, atau gunakan kartu lain.
save-fault = Kartu tidak dapat disimpan
save-fault-lead = Terjadi gangguan di penyedia pembayaran. Coba lagi sebentar lagi, atau gunakan kartu lain.
save-not-reached = Kartu tidak dapat disimpan
save-not-reached-lead = Data kartu tidak sampai ke penyedia. Silakan coba lagi.
save-abandoned = Pilih kartu lain
save-abandoned-lead = Kartu yang Anda masukkan sebelumnya tidak disimpan.
save-tries = Terlalu banyak percobaan
save-tries-lead = Tunggu beberapa menit, lalu coba lagi atau gunakan kartu lain.

## Ways out, on many pages

cancel = Batalkan dan kembali ke { $merchant }
back = Kembali ke { $merchant }
restart = Pilih metode pembayaran lain

## The page with a provider's own fields for a card

provider-heading = Masukkan detail pembayaran Anda
provider-lead = Data Anda dikirim langsung ke { $provider } dan dienkripsi.
provider-submit = Bayar { $amount }
provider-failed = Tidak berhasil. Coba lagi, atau pilih metode pembayaran lain.
provider-noscript = Untuk memasukkan kartu di sini diperlukan JavaScript. Untuk melanjutkan tanpa JavaScript, pilih metode pembayaran lain di bawah.

## The page while the buyer pays on a provider's page

away-heading = Selesaikan pembayaran Anda
away-lead = Bayar { $amount } di halaman aman { $provider }. Setelah itu Anda kembali ke sini.
away-go = Lanjutkan ke { $provider }
away-waiting = Menunggu pembayaran Anda. Halaman ini diperbarui otomatis.
away-note = Jika Anda sudah membayar di sana, tunggu saja di sini. Membayar dengan cara lain dapat membuat Anda tertagih dua kali; pembayaran kedua akan dikembalikan.

## The page with an address for a payment in tokens (crypto)

chain-heading = Bayar dari dompet Anda
chain-lead = Kirim tepat { $amount } di { $network } ke alamat ini.
chain-enough-heading = Pembayaran Anda sedang diproses
chain-enough-lead = Tidak ada lagi yang perlu dikirim. Pembayaran selesai begitu dikonfirmasi oleh jaringan.
chain-amount = Jumlah
chain-address = Alamat
chain-network = Jaringan
chain-token = Token
chain-contract = Kontrak
chain-code = Kode untuk dompet Anda berisi token, alamat, dan jumlah
chain-open = Buka di dompet
chain-only = Kirim hanya { $token }, dan hanya di { $network }. Apa pun selain itu yang dikirim ke alamat ini tidak akan terlihat di sini.
chain-received = { $amount } { $token } sudah diterima. Kirim sisanya ke alamat yang sama untuk menyelesaikan pembayaran.
chain-seen = { $amount } { $token } sedang dalam proses: tinggal { $count } blok lagi untuk konfirmasi.
chain-waiting = Menunggu pembayaran Anda. Halaman ini diperbarui otomatis.
chain-warning = Jika Anda sudah mengirim pembayaran, tunggu saja di sini. Dana yang tiba setelah pembayaran lain harus dikembalikan secara manual oleh toko.

## The page on which a bank asks (3D Secure)

challenge-heading = Konfirmasi dengan bank Anda
challenge-lead = { $bank } meminta Anda mengonfirmasi bahwa pembayaran ini dari Anda.
challenge-confirm = Konfirmasi pembayaran
challenge-reject = Tolak

## The page for a code from a text message

code-heading = Masukkan kode Anda
code-lead = { $provider } mengirim kode ke { $phone }.
code-button = Konfirmasi kode

## The page while the buyer approves on the phone

prompt-heading = Setujui di ponsel Anda
prompt-lead = { $provider } mengirim permintaan pembayaran ke { $phone }.
prompt-step-open = Buka permintaan pembayaran di ponsel Anda.
prompt-step-check = Pastikan tertulis { $amount } untuk { $merchant }.
prompt-step-pin = Masukkan PIN mobile money Anda untuk menyetujui. Jangan pernah mengetik PIN Anda di situs web.
prompt-waiting = Menunggu persetujuan Anda. Halaman ini diperbarui otomatis.
prompt-note = Jika Anda sudah menyetujui pembayaran ini, tunggu saja di sini. Membayar dengan cara lain dapat membuat Anda tertagih dua kali.

## The page with the account for a bank transfer

transfer-heading = Lakukan transfer bank
transfer-lead = Transfer tepat { $amount } ke rekening ini.
transfer-bank = Bank
transfer-account = Nomor rekening
transfer-reference = Referensi
transfer-exact = Gunakan nominal dan referensi yang sama persis. Tanpa keduanya, kami tidak dapat mencocokkan transfer dengan pesanan Anda.
transfer-waiting = Menunggu transfer Anda. Halaman ini diperbarui otomatis.
transfer-warning = Jika Anda sudah mengirim transfer, tunggu saja di sini. Membayar dengan cara lain berarti membayar dua kali.
copy = Salin: { $row }
copy-short = Salin
copied = Tersalin

## How a payment ended

processing-heading = Mengonfirmasi pembayaran Anda
processing-lead = Kami menunggu jawaban penyedia pembayaran. Mohon jangan membayar lagi. Halaman ini diperbarui otomatis.
paid-heading = Pembayaran selesai
paid-lead = Terima kasih. Pembayaran Anda ke { $merchant } berhasil.
paid-close = Anda dapat menutup halaman ini sekarang.
paid-moves-on = Sebentar lagi halaman ini membawa Anda kembali ke { $merchant }.
ordered-heading = Pesanan selesai
ordered-lead = Terima kasih. Pesanan Anda di { $merchant } sudah selesai, dan tidak ada yang perlu dibayar.
expired-heading = Halaman pembayaran ini sudah kedaluwarsa
expired-lead = Pembayaran tidak dapat lagi dilakukan di sini. Untuk membeli lagi, mulai dari { $merchant }. Jika Anda merasa sudah membayar, tanyakan dahulu kepada { $merchant }.
paid-elsewhere-heading = Pesanan ini sudah dibayar
paid-elsewhere-lead = Pembayaran ke { $merchant } dilakukan di halaman lain. Tidak ada lagi yang perlu dibayar di sini.
locked-heading = Terlalu banyak percobaan gagal
locked-lead = Demi keamanan Anda, halaman ini tidak menerima percobaan lagi. Untuk mencoba lagi, kembali ke { $merchant } dan mulai pembayaran baru.
unavailable-heading = Pembayaran ini belum dapat diterima saat ini
unavailable-lead = Tidak ada penyedia pembayaran yang tersedia. Silakan coba lagi nanti, atau tanyakan cara pembayaran lain kepada { $merchant }.

## The same for a subscription

subscribed-heading = Anda sudah berlangganan
subscribed-lead = Terima kasih. Langganan Anda di { $merchant } sudah dimulai.
trial-started-heading = Uji coba Anda sudah dimulai
trial-started-lead = Terima kasih. Langganan Anda di { $merchant } diawali dengan masa uji coba.
subscribe-expired-heading = Halaman ini sudah kedaluwarsa
subscribe-expired-lead = Anda tidak dapat lagi berlangganan di sini. Untuk berlangganan, mulai lagi dari { $merchant }. Jika Anda merasa sudah berlangganan, tanyakan dahulu kepada { $merchant }.
subscribe-elsewhere-heading = Langganan ini sudah dimulai
subscribe-elsewhere-lead = Langganan di { $merchant } ini dimulai di halaman lain. Tidak ada lagi yang perlu dilakukan di sini.
subscribe-locked-lead = Demi keamanan Anda, halaman ini tidak menerima percobaan lagi. Untuk mencoba lagi, kembali ke { $merchant } dan berlangganan dari sana.
subscribe-unavailable-heading = Anda belum dapat berlangganan saat ini
subscribe-unavailable-lead = Tidak ada penyedia pembayaran yang tersedia. Silakan coba lagi nanti, atau tanyakan kepada { $merchant }.

## The same for an invoice

invoice-done-heading = Invoice { $number } sudah dibayar
invoice-expired-heading = Invoice { $number } tidak dapat lagi dibayar di sini
invoice-expired-lead = Mungkin sudah dibayar atau ditarik. Tanyakan kepada { $merchant } apakah masih ada yang perlu dilakukan.
invoice-elsewhere-heading = Invoice { $number } sudah dibayar sebelumnya
invoice-locked-lead = Demi keamanan Anda, halaman ini tidak menerima percobaan lagi. Tanyakan kepada { $merchant } cara membayar invoice { $number }.

## The same for a card that is saved

saving-heading = Menyimpan kartu Anda
saving-lead = Kami menunggu jawaban bank Anda. Mohon jangan memasukkan kartu lagi. Halaman ini diperbarui otomatis.
saved-heading = Kartu Anda sudah disimpan
kept-lead = Kartu tersimpan di { $merchant } untuk pembayaran berikutnya.
saved-lead = Mulai sekarang { $merchant } menagih kartu ini untuk { $what }.
save-expired-heading = Halaman ini sudah kedaluwarsa
save-expired-lead = Kartu tidak dapat lagi disimpan di sini. Untuk menggunakan kartu lain, mulai lagi dari { $merchant }.
saved-elsewhere-heading = Kartu sudah disimpan
kept-elsewhere-lead = Kartu disimpan di halaman lain. Kartu tersimpan di { $merchant } untuk pembayaran berikutnya.
saved-elsewhere-lead = Kartu disimpan di halaman lain. Mulai sekarang { $merchant } menagihnya untuk { $what }.
save-locked-lead = Demi keamanan Anda, halaman ini tidak menerima kartu lagi. Untuk mencoba lagi, mulai lagi dari { $merchant }.
save-unavailable-heading = Kartu belum dapat disimpan saat ini
save-unavailable-lead = Tidak ada penyedia pembayaran yang tersedia. Silakan coba lagi nanti, atau tanyakan kepada { $merchant }.

## The receipt of one payment

receipt = Bukti pembayaran
receipt-title = Bukti pembayaran dari { $seller }
receipt-number = Nomor pembayaran
receipt-short = Nomor tanda terima
receipt-refunded = Dana dikembalikan
receipt-test = Mode uji: tidak ada uang yang berpindah, dan ini bukan bukti pembayaran sungguhan.
receipt-proof = Bukti pembayaran ini juga tersedia dalam bentuk bertanda tangan digital, yang dapat diperiksa siapa saja tanpa bertanya kepada kami.
receipt-signed = Bukti bertanda tangan
receipt-link = Lihat bukti pembayaran

## The printable invoice

invoice = Invoice
invoice-title = Invoice { $number } dari { $seller }
invoice-test = Mode uji: invoice ini bukan invoice sungguhan.
invoice-status-open = Belum dibayar
invoice-status-paid = Lunas
invoice-status-void = Dibatalkan
invoice-status-uncollectible = Tidak tertagih
invoice-lead-due-by = { $amount } jatuh tempo pada { $date }
invoice-lead-due = { $amount } harus dibayar
invoice-lead-paid-on = { $amount } dibayar pada { $date }
invoice-lead-paid = { $amount } sudah dibayar
invoice-lead-void = Dibatalkan: tidak ada yang perlu dibayar
invoice-lead-uncollectible = { $amount } tidak dibayar
invoice-number = Nomor invoice
invoice-issued = Tanggal terbit
invoice-paid-on = Tanggal bayar
invoice-due-by = Jatuh tempo
invoice-period = Periode
invoice-paid-with = Dibayar dengan
invoice-seller = Dari
invoice-buyer = Ditagihkan kepada
tax-id = Nomor pajak: { $number }
invoice-paid = Jumlah yang dibayar
invoice-due = Jumlah yang harus dibayar
invoice-pay = Bayar invoice ini
invoice-print-lead = Untuk menyimpan salinan, cetak halaman ini atau simpan sebagai PDF.
print = Cetak
go-back = Kembali

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = Langganan Anda di { $merchant }
portal-heading = Langganan Anda
portal-none = Anda tidak memiliki langganan di sini.
portal-price = { $amount } { $every }
portal-next = Pembayaran berikutnya
portal-next-on = { $amount } pada { $date }
portal-card = Ditagihkan ke
portal-pay = Bayar sekarang
portal-cancel = Batalkan langganan
portal-resume = Lanjutkan langganan
portal-change-card = Gunakan kartu lain
portal-receipts = Invoice
portal-no-receipts = Belum ada invoice.
portal-ends-on = Langganan { $name } berakhir pada { $date }.
portal-ends = Langganan { $name } akan berakhir.
portal-ended = Langganan { $name } sudah berakhir. Tidak ada tagihan lagi.
portal-goes-on = Langganan { $name } tetap berlanjut.
portal-card-changed = Kartu Anda sudah diganti.
portal-unchanged = Tidak ada yang diubah, karena ada hal lain yang berubah sementara itu. Silakan periksa lagi.
status-incomplete = Belum dimulai
status-active = Aktif
status-trial-until = Uji coba hingga { $date }
status-trial = Uji coba
status-overdue = Pembayaran terlambat
status-unpaid = Belum dibayar
status-paused = Dijeda
status-ends-on = Berakhir pada { $date }
status-ends = Segera berakhir
status-ended-on = Sudah berakhir pada { $date }
status-ended = Sudah berakhir
status-note-incomplete = Pembayaran pertama belum dilakukan.
status-note-overdue = Pembayaran terakhir tidak berhasil. Bayar sekarang, atau gunakan kartu lain yang akan langsung ditagih.
status-note-unpaid = Pembayaran terakhir tidak pernah dilakukan. Langganan berlanjut begitu dibayar.
status-note-paused = Tidak ada tagihan selama dijeda.
status-note-ends = Sampai saat itu semuanya tetap sama. Tidak ada tagihan lagi.
portal-cancel-heading = Batalkan { $name }?
portal-cancel-trial-on = Langganan berakhir bersama masa uji coba, pada { $date }. Sampai saat itu semuanya tetap sama.
portal-cancel-on = Langganan berakhir pada { $date }, bersama periode yang sudah dibayar. Sampai saat itu semuanya tetap sama.
portal-cancel-now = Langganan langsung berakhir.
portal-cancel-charge = Tidak ada tagihan lagi untuk langganan ini.
portal-cancel-trial = Tidak ada tagihan untuk langganan ini.
portal-keep = Tetap berlangganan
portal-expired-heading = Tautan ini sudah kedaluwarsa
portal-expired-lead = Demi keamanan Anda, tautan hanya berlaku sebentar. Buka lagi dari { $merchant }.
portal-expired-lead-unknown = Demi keamanan Anda, tautan hanya berlaku sebentar. Buka lagi dari toko.

## The page of a payment link

link-continue = Lanjutkan ke pembayaran
link-open-amount = Anda menentukan nominalnya di halaman berikutnya.
link-inactive-heading = Tautan ini tidak aktif
link-inactive-lead = Saat ini tidak ada yang dapat dibayar di sini. Tanyakan kepada { $merchant } jika ini tidak sesuai harapan Anda.
link-sold-out-heading = Habis terjual
link-sold-out-lead = Semua yang ditawarkan tautan ini sudah terjual, atau sedang dibayar orang lain. Tanyakan kepada { $merchant } apakah akan tersedia lagi.

## What went wrong with a request: heading and sentence

http-400 = Permintaan ini tidak valid
http-400-lead = Kembali, muat ulang halaman, lalu coba sekali lagi.
http-403 = Formulir ini berasal dari tempat lain
http-403-lead = Demi keamanan Anda, formulir ini tidak diterima. Buka lagi halaman pembayaran.
http-404 = Tidak ada apa-apa di sini
http-404-lead = Periksa alamatnya, atau minta tautan pembayaran baru kepada toko.
http-405 = Ini tidak dapat dilakukan di sini
http-405-lead = Kembali ke halaman sebelumnya.
http-413 = Ini terlalu besar
http-413-lead = Persingkat isian Anda, lalu coba lagi.
http-415 = Bentuk formulir ini berbeda
http-415-lead = Buka lagi halaman pembayaran dan kirim formulirnya dari sana.
http-429 = Terlalu banyak permintaan
http-429-lead = Tunggu sebentar, lalu coba lagi.
http-500 = Terjadi kesalahan di pihak kami
http-500-lead = Jika Anda sedang membayar, jangan bayar lagi: buka halaman pembayaran untuk melihat status pembayaran Anda.
problem-status = Kesalahan
problem-request = Permintaan

## The server's own pages, and the demo shop

home-lead = Server checkout berjalan di sini.
home-version = Versi
dashboard-heading = Dasbor
demo-heading = Toko demo
cancelled-heading = Pembayaran dibatalkan
cancelled-lead = Ini toko demo. Toko sungguhan akan menampilkan keranjang Anda di sini, agar Anda dapat mencoba lagi.
codes-heading = Kode kesalahan
codes-lead = Semua kode yang dapat dikembalikan API, beserta artinya.

## A slow or lost line, and the foot of the page

slow-title = Ini memakan waktu lebih lama dari biasanya
slow-text = Pembayaran Anda mungkin masih diproses. Mohon biarkan halaman ini terbuka, atau lihat status pembayaran Anda: Anda tidak akan tertagih dua kali.
lost-title = Koneksi terputus
lost-text = Kami belum tahu apakah pembayaran Anda sudah sampai kepada kami. Tekan tombol sekali lagi, atau lihat status pembayaran Anda: dengan cara mana pun, Anda hanya ditagih satu kali.
look-again = Periksa pembayaran ini
support-link = Kontak
terms-foot = Ketentuan
privacy-link = Privasi
