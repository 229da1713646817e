### The words a buyer reads, in French (français).

## Every page

broken = Cette page n’a pas pu s’afficher. Veuillez la recharger.
powered = Propulsé par Kassa
test-mode = Mode test
error-title = Erreur : { $title }
language = Langue
language-change = Modifier

## The left side of a payment page: what is paid

summary = Ce que vous payez
pay-merchant = Payer { $merchant }
order-merchant = Votre commande chez { $merchant }
subscribe-to = S’abonner à { $what }
pay-invoice = Payer la facture { $number }
card-for = Carte pour { $what }
for-period = Pour la période { $from } – { $to }
due-today = à payer aujourd’hui
expires = Expiration de cette page : { $time }
span = { $from } – { $to }

## Rows that repeat what is paid: a name before a value, such as "Merchant  Kofi's Shop"

row-merchant = Marchand
row-amount = Montant
row-for = Objet
row-card = Carte
row-today = Payé aujourd’hui
row-free-until = Gratuit jusqu’au
row-later = Ensuite

## The list of what is bought

lines = Votre commande
more-lines = { $count ->
    [one] Afficher { $count } autre article
    [many] Afficher { $count } d’autres articles
   *[other] Afficher { $count } autres articles
}
update = Actualiser
updated = Actualisé. Le total est de { $amount }.
changed-heading = Le total a changé
changed-lead = Veuillez vérifier le nouveau total et payer si vous êtes d’accord.
add = Ajouter
remove = Retirer
free = Gratuit

## What a line costs, under its name

price-unit-per = { $unit } par { $label }
price-count-unit-per = { $count } × { $unit } par { $label }
price-count-unit = { $count } × { $unit }
price-unit-each = { $unit } l’unité
price-every = Facturation { $every }
price-each-every = { $each }, { $every }
price-lasts = Pour { $duration }
price-each-lasts = { $each }, pour { $duration }
price-part = { $days ->
    [one] { $days } jour sur { $of }
    [many] { $days } de jours sur { $of }
   *[other] { $days } jours sur { $of }
}
price-each-part = { $days ->
    [one] { $each } · { $days } jour sur { $of }
    [many] { $each } · { $days } de jours sur { $of }
   *[other] { $each } · { $days } jours sur { $of }
}

## How often and how long

every-day = { $count ->
    [one] par jour
    [many] tous les { $count } de jours
   *[other] tous les { $count } jours
}
every-week = { $count ->
    [one] par semaine
    [many] toutes les { $count } de semaines
   *[other] toutes les { $count } semaines
}
every-month = { $count ->
    [one] par mois
    [many] tous les { $count } de mois
   *[other] tous les { $count } mois
}
every-year = { $count ->
    [one] par an
    [many] tous les { $count } d’années
   *[other] tous les { $count } ans
}
duration-day = { $count ->
    [one] { $count } jour
    [many] { $count } de jours
   *[other] { $count } jours
}
duration-week = { $count ->
    [one] { $count } semaine
    [many] { $count } de semaines
   *[other] { $count } semaines
}
duration-month = { $count ->
    [one] { $count } mois
    [many] { $count } de mois
   *[other] { $count } mois
}
duration-year = { $count ->
    [one] { $count } an
    [many] { $count } d’années
   *[other] { $count } ans
}

## The sums under the list

sum-subtotal = Sous-total
sum-discount = Remise : { $name }
sum-shipping = Livraison
sum-shipping-named = Livraison : { $name }
sum-tax-inclusive = dont { $name } { $percent } %
sum-tax = { $name } { $percent } %
sum-tax-by-address = Taxes
tax-by-address = Calculées dès que nous aurons votre adresse
sum-adjustment = Ajustement
sum-carried = Avoir pour votre prochaine facture
sum-total = Total

## "How this total is made": every step of the arithmetic, on demand

explain = Détail du calcul
show-order = Afficher la commande
hide-order = Masquer la commande
explains-line-share = Part de la période : { $name }
explains-discount-share = Part de la remise : { $name }
explains-tax-contained = Taxes comprises dans le prix : { $name }
explains-tax-share = dont { $tax } : { $name }
explains-tax-added = { $tax } sur { $name }
rounded-half-up = arrondi au plus proche, la moitié au supérieur
rounded-largest-remainder = arrondi pour que la somme des parts tombe juste
rounded-capped = limité au montant concerné

## Promotion codes, and amounts that the buyer names

apply = Appliquer
applied = Code promo
amount-open = Montant libre
amount-hint-between = Entre { $least } et { $most }
amount-hint-least = { $least } ou plus

## The pay page

pay-title = Payer { $amount } à { $merchant }
pay-heading = Informations de paiement
free-title = Finaliser votre commande chez { $merchant }
pay-invoice-title = Payer la facture { $number } à { $merchant }
save-title = Utiliser une autre carte chez { $merchant }
methods = Moyen de paiement
method-card = Carte
method-mobile-money = Mobile money
method-bank-transfer = Virement bancaire
method-crypto = Crypto
method-note-card = Crédit ou débit
method-note-mobile-money = À valider sur votre téléphone
method-note-bank-transfer = Depuis votre application bancaire
method-note-crypto = Depuis votre propre portefeuille
elsewhere-card = À l’étape suivante, vous saisissez les informations de votre carte ou choisissez un autre moyen de paiement. Cette page ne voit jamais le numéro.
elsewhere-mobile-money = Vous confirmez le paiement à l’étape suivante.
elsewhere-bank-transfer = Le compte sur lequel faire le virement s’affiche à l’étape suivante.
elsewhere-crypto = L’étape suivante affiche l’adresse de paiement et un code pour votre portefeuille.
transfer-note = La page suivante affiche le compte sur lequel faire le virement. Votre commande est confirmée à réception de l’argent.

## The button of the pay page

submit-pay = Payer
submit-pay-amount = Payer { $amount }
submit-book = Réserver et payer
submit-book-amount = Réserver · { $amount }
submit-donate = Faire un don
submit-donate-amount = Donner { $amount }
submit-subscribe = S’abonner
submit-subscribe-amount = S’abonner · { $amount }
start-trial = Commencer l’essai
free-heading = Vos informations
free-submit = Valider la commande
busy = Traitement en cours…

## The fields of the form

label-email = Adresse e-mail
label-card-number = Numéro de carte
label-card-expiry = Date d’expiration
label-card-cvc = Code de sécurité
label-card-name = Nom sur la carte
label-phone = Numéro mobile money
label-method = Moyen de paiement
label-code = Code
label-name = Nom complet
label-contact-phone = Numéro de téléphone
label-business-name = Nom de l’entreprise
label-tax-id = N° de TVA ou d’identification fiscale
label-custom-amount = Votre montant
label-promotion = Code promo
label-shipping = Mode de livraison
label-terms = Conditions générales
label-quantity = Quantité
label-country = Pays ou région
tax-id-kind = Type de numéro fiscal
hint-phone = Vous validez le paiement sur ce téléphone.
expiry-form = MM / AA
cvc-form = CVC
optional = (facultatif)
choose = Choisir…

## Addresses

shipping-heading = Adresse de livraison
billing-heading = Adresse de facturation
billing-same = L'adresse de facturation est identique à l'adresse de livraison
address-name = Nom complet
address-line1 = Adresse
address-line2 = Appartement, bâtiment, étage
address-city = Ville
address-town = Ville ou commune
address-suburb = Localité
address-state = État
address-province = Province
address-region = Région
address-prefecture = Préfecture
address-county = Comté
address-emirate = Émirat
address-postal-code = Code postal
address-zip = Code ZIP
address-postcode = Code postal
address-pin = Code postal (PIN)
address-eircode = Eircode

## Shipping

shipping-options = Mode de livraison
shipping-today = Aujourd’hui
shipping-days = { $count ->
    [one] { $count } jour
    [many] { $count } de jours
   *[other] { $count } jours
}
shipping-business-days = { $count ->
    [one] { $count } jour ouvré
    [many] { $count } de jours ouvrés
   *[other] { $count } jours ouvrés
}
shipping-days-range = { $least } à { $most } jours
shipping-business-days-range = { $least } à { $most } jours ouvrés

## More questions, and what the buyer agrees to

custom-heading = Précisions sur votre commande
business-heading = Informations sur l’entreprise
terms-agree = J’accepte les { $link }
terms-link = conditions générales
terms-agree-unlinked = J’accepte les conditions générales
terms-read = Lire les conditions
new-tab = (s’ouvre dans un nouvel onglet)
promotions-agree = Je souhaite recevoir des actualités et des offres par e-mail. Je peux me désabonner à tout moment.

## What comes later by itself: subscriptions

later-trial = Gratuit jusqu’au { $date }, puis { $renews }
later-then = Puis { $renews }
later-once = Paiement unique, sans renouvellement
renews = { $amount } { $every }
renews-from = { $amount } { $every } à partir du { $from }
renews-discount = { $amount } { $every } jusqu’au { $until }, et { $after } ensuite
renews-from-discount = { $amount } { $every } du { $from } au { $until }, et { $after } ensuite
renews-times = { $count ->
    [one] { $amount } { $every }, { $count } paiement au total
    [many] { $amount } { $every }, { $count } de paiements au total
   *[other] { $amount } { $every }, { $count } paiements au total
}
renews-from-times = { $count ->
    [one] { $amount } { $every } à partir du { $from }, { $count } paiement au total
    [many] { $amount } { $every } à partir du { $from }, { $count } de fois
   *[other] { $amount } { $every } à partir du { $from }, { $count } fois
}
renews-discount-times = { $count ->
    [one] { $amount } { $every } jusqu’au { $until }, et { $after } ensuite, { $count } paiement au total
    [many] { $amount } { $every } jusqu’au { $until }, et { $after } ensuite, { $count } de paiements au total
   *[other] { $amount } { $every } jusqu’au { $until }, et { $after } ensuite, { $count } paiements au total
}
renews-from-discount-times = { $count ->
    [one] { $amount } { $every } du { $from } au { $until }, et { $after } ensuite, { $count } paiement au total
    [many] { $amount } { $every } du { $from } au { $until }, et { $after } ensuite, { $count } de fois
   *[other] { $amount } { $every } du { $from } au { $until }, et { $after } ensuite, { $count } fois
}

## What the buyer allows by pressing the button; it stands over the button

mandate-save = En enregistrant cette carte, vous autorisez { $merchant } à la débiter pour les paiements suivants, jusqu’à votre résiliation.
mandate-invoice = { $means ->
    [card] En payant, vous autorisez { $merchant } à débiter également cette carte pour les paiements suivants, jusqu’à votre résiliation.
   *[other] En payant, vous autorisez { $merchant } à débiter également ce moyen de paiement pour les paiements suivants, jusqu’à votre résiliation.
}
mandate-trial = { $means ->
    [card] En commençant l’essai, vous autorisez { $merchant } à débiter cette carte à partir du { $date }, jusqu’à votre résiliation. Si vous résiliez avant cette date, plus rien ne sera débité.
   *[other] En commençant l’essai, vous autorisez { $merchant } à débiter ce moyen de paiement à partir du { $date }, jusqu’à votre résiliation. Si vous résiliez avant cette date, plus rien ne sera débité.
}
mandate-trial-times = { $means ->
    [card] En commençant l’essai, vous autorisez { $merchant } à débiter cette carte à partir du { $date }, { $count ->
        [one] jusqu’à l’unique paiement prévu
        [many] jusqu’au dernier des { $count } de paiements prévus
       *[other] jusqu’au dernier des { $count } paiements prévus
    } ou jusqu’à votre résiliation. Si vous résiliez avant cette date, plus rien ne sera débité.
   *[other] En commençant l’essai, vous autorisez { $merchant } à débiter ce moyen de paiement à partir du { $date }, { $count ->
        [one] jusqu’à l’unique paiement prévu
        [many] jusqu’au dernier des { $count } de paiements prévus
       *[other] jusqu’au dernier des { $count } paiements prévus
    } ou jusqu’à votre résiliation. Si vous résiliez avant cette date, plus rien ne sera débité.
}
mandate-subscribe = { $means ->
    [card] En vous abonnant, vous autorisez { $merchant } à débiter cette carte pour les paiements suivants, jusqu’à votre résiliation.
   *[other] En vous abonnant, vous autorisez { $merchant } à débiter ce moyen de paiement pour les paiements suivants, jusqu’à votre résiliation.
}
mandate-subscribe-times = { $means ->
    [card] En vous abonnant, vous autorisez { $merchant } à débiter cette carte pour les paiements suivants, { $count ->
        [one] jusqu’à l’unique paiement prévu
        [many] jusqu’au dernier des { $count } de paiements prévus
       *[other] jusqu’au dernier des { $count } paiements prévus
    } ou jusqu’à votre résiliation.
   *[other] En vous abonnant, vous autorisez { $merchant } à débiter ce moyen de paiement pour les paiements suivants, { $count ->
        [one] jusqu’à l’unique paiement prévu
        [many] jusqu’au dernier des { $count } de paiements prévus
       *[other] jusqu’au dernier des { $count } paiements prévus
    } ou jusqu’à votre résiliation.
}
no-card = Aucune carte n’est demandée pour l’instant.

## The page that saves another card for a subscription

save-heading = Utiliser une autre carte
keep-lead = La carte sera enregistrée chez { $merchant } pour les paiements suivants. Rien n’est débité aujourd’hui.
save-lead = { $merchant } débitera désormais cette carte pour { $what }. Rien n’est débité aujourd’hui.
save-lead-due = { $merchant } débitera désormais cette carte pour { $what }, et tout de suite { $due } pour la facture en attente.
save-submit = Enregistrer la carte
card-challenge-lead = { $bank } vous demande de confirmer que cette carte est la vôtre.
card-challenge-confirm = Confirmer la carte
restart-card = Utiliser une autre carte

## The test numbers under the form, in test mode

hints = Numéros de test
hints-lead = Aucun argent réel n’est échangé. Utilisez n’importe quelle date future, n’importe quel code de sécurité et n’importe quel nom.
hint-succeeds = Réussi
hint-declined = Refusé
hint-funds = Fonds insuffisants
hint-expired = Carte expirée
hint-cvc = Code de sécurité incorrect
hint-bank = Demande à la banque (3-D Secure)
hint-approves = Accepte
hint-code = Demande un code : 123456
hint-refuses = Refuse

## What is wrong with a field, and what to do

errors = Veuillez vérifier vos informations
digits-only = Utilisez uniquement des chiffres.
problem-holds-card = Cela ressemble à un numéro de carte. Saisissez-le uniquement là où votre carte est demandée.
problem-email-missing = Saisissez votre adresse e-mail.
problem-email-long = Cette adresse e-mail est trop longue. Utilisez-en une plus courte.
problem-email = Cette adresse e-mail est incomplète. Elle doit ressembler à ama@example.com.
problem-card-number-missing = Saisissez le numéro long de votre carte.
problem-card-number-mistyped = Ce numéro de carte contient une erreur. Comparez-le avec votre carte.
problem-card-number-test = Vous êtes en mode test. Utilisez un des numéros de test, jamais une vraie carte.
problem-card-number-long = Ce numéro de carte est trop long. Comparez-le avec votre carte.
problem-card-number = Ce numéro de carte est incomplet. Comparez-le avec votre carte.
problem-expiry-missing = Saisissez la date d’expiration de votre carte.
problem-expiry-past = Cette date est passée. Vérifiez-la ou utilisez une autre carte.
problem-expiry = Saisissez le mois et l’année d’expiration, par exemple 08 / 29.
problem-cvc-missing = Saisissez le code de sécurité de votre carte.
problem-cvc = Le code de sécurité comporte 3 chiffres, ou 4 pour American Express.
problem-card-name-missing = Saisissez le nom tel qu’il figure sur votre carte.
problem-card-name-long = Ce nom est trop long. Saisissez-le tel qu’il figure sur votre carte.
problem-card-name = Saisissez le nom tel qu’il figure sur la carte, en lettres.
problem-phone-missing = Saisissez votre numéro mobile money.
problem-phone-provider = Nous ne connaissons aucun opérateur mobile pour ce numéro. Vérifiez les trois premiers chiffres.
problem-phone-test = Vous êtes en mode test. Utilisez un des numéros de téléphone de test.
problem-phone = Ce numéro de téléphone est incomplet. Il doit ressembler à 024 412 3456.
problem-method = Choisissez comment vous souhaitez payer.
problem-code-missing = Saisissez le code envoyé sur votre téléphone.
problem-code-wrong = Ce code est incorrect. Vérifiez le message sur votre téléphone et réessayez.
problem-code-expired = Ce code n’est plus valable. Choisissez un autre moyen de paiement ou recommencez.
problem-code = Le code ne comporte que des chiffres. Saisissez-le tel qu’il a été envoyé sur votre téléphone.
problem-promotion-missing = Saisissez d’abord un code promo.
problem-promotion-expired = Ce code promo a expiré.
problem-promotion-used = Ce code promo a atteint son nombre maximal d’utilisations.
problem-promotion-small = Le montant de votre commande est trop faible pour ce code promo.
problem-promotion-other = Ce code promo ne s’applique pas à cette commande.
problem-promotion = Ce code promo n’est pas valable. Vérifiez l’orthographe ; il a peut-être aussi expiré.
problem-amount-missing = Saisissez le montant que vous souhaitez payer.
problem-amount-small = Ce montant est trop faible. Saisissez un montant plus élevé.
problem-amount-large = Ce montant est trop élevé. Saisissez un montant plus faible.
problem-amount-fine = Ce montant a trop de décimales. Arrondissez-le, par exemple à deux décimales.
problem-amount = Saisissez le montant en chiffres, comme les montants indiqués sous le champ.
problem-amount-least = Ce montant est trop faible. Saisissez au moins { $bound }.
problem-amount-most = Ce montant est trop élevé. Saisissez au plus { $bound }.
problem-quantity-small = Cette quantité est trop faible. Choisissez-en une plus grande.
problem-quantity-large = Cette quantité est trop élevée. Choisissez-en une plus petite.
problem-quantity-fine = Avec cette quantité, le total a trop de décimales. Choisissez-en une autre.
problem-quantity = Saisissez la quantité sous forme de nombre entier.
problem-quantity-least = Cette quantité est trop faible. Choisissez au moins { $bound }.
problem-quantity-most = Cette quantité est trop élevée. Choisissez au plus { $bound }.
problem-country-other = Ce pays n’est pas proposé. Choisissez-en un autre.
problem-country = Choisissez un pays.
problem-address-long = C’est trop long. Utilisez une forme plus courte.
problem-address-name = Saisissez le nom complet.
problem-address-line1 = Saisissez le numéro et le nom de la rue.
problem-address-line2 = Saisissez l’appartement, le bâtiment ou l’étage.
problem-address-city = Saisissez la ville ou la commune.
problem-address-state-missing = Saisissez ou choisissez l’État, la province ou la région.
problem-address-state = Choisissez un État, une province ou une région de ce pays.
problem-address-postal-missing = Saisissez le code postal.
problem-address-postal = Ce code postal ne correspond pas au pays. Vérifiez les deux.
problem-name-missing = Saisissez votre nom complet.
problem-contact-phone-missing = Saisissez votre numéro de téléphone.
problem-contact-phone-long = Ce numéro de téléphone est trop long. Vérifiez-le.
problem-contact-phone = Ce numéro de téléphone est incomplet. Il peut commencer par + et l’indicatif du pays.
problem-business-missing = Saisissez le nom de votre entreprise.
problem-tax-id-missing = Saisissez votre numéro de TVA ou d’identification fiscale.
problem-tax-id-type = Choisissez le type de votre numéro fiscal.
problem-tax-id = Ce numéro ne correspond pas à son type. Vérifiez les deux.
problem-shipping = Choisissez un mode de livraison.
problem-terms = Pour continuer, acceptez les conditions.
problem-long = C’est trop long. Utilisez moins de caractères.
problem-short = C’est trop court. Utilisez plus de caractères.
problem-choice = Choisissez une des réponses de la liste.
problem-missing = Veuillez répondre à cette question.
problem-other = Veuillez vérifier cette réponse.

## Why the last try to pay did not go through: a heading, and what to do

notice-declined = Le paiement a été refusé
notice-declined-lead = Essayez une autre carte ou un autre moyen de paiement, ou demandez-en la raison à votre banque ou à votre opérateur.
notice-funds = Les fonds disponibles ne suffisent pas
notice-funds-lead = Approvisionnez d’abord votre compte, ou utilisez une autre carte ou un autre moyen de paiement.
notice-expired = Cette carte a expiré
notice-expired-lead = Vérifiez la date d’expiration ou utilisez une autre carte.
notice-cvc = Le code de sécurité est incorrect
notice-cvc-lead = Saisissez à nouveau les 3 ou 4 chiffres imprimés sur la carte.
notice-bank = Votre banque n’a pas pu confirmer votre identité
notice-bank-lead = Réessayez et confirmez auprès de votre banque, ou payez autrement.
notice-fault = Le paiement n’a pas abouti
notice-fault-lead = Un problème est survenu chez le prestataire de paiement. Réessayez dans un instant ou payez autrement.
notice-card = La carte a été refusée
notice-card-lead = Utilisez une autre carte ou contactez votre banque.
notice-not-confirmed = Le paiement n’a pas été validé sur votre téléphone
notice-not-confirmed-lead = Il a été refusé ou est resté sans réponse trop longtemps. Réessayez et validez la demande, ou payez autrement.
notice-not-charged = Le paiement n’est pas parvenu au prestataire
notice-not-charged-lead = Rien n’a été débité. Veuillez réessayer ou payer autrement.
notice-abandoned = Choisissez comment vous souhaitez payer
notice-abandoned-lead = Si une demande de la tentative précédente est encore en attente sur votre téléphone ou dans votre application bancaire, ne la validez pas.
notice-tries = Trop de tentatives
notice-tries-lead = Patientez quelques minutes, puis réessayez ou payez autrement.
notice-total = Le total a changé
notice-total-lead = Rien n’a été débité. Veuillez vérifier le nouveau total et payer si vous êtes d’accord.
notice-discount = La remise n’est plus disponible
notice-discount-lead = Rien n’a été débité. Veuillez vérifier le nouveau total et payer si vous êtes d’accord.
notice-order-busy = Cette commande est en cours de paiement sur une autre page
notice-order-busy-lead = Terminez le paiement sur l’autre page, ou patientez quelques minutes et réessayez ici. Vous éviterez ainsi de payer deux fois.

## The same where a card is only saved, and nothing is paid

save-declined = La carte a été refusée
save-declined-lead = Essayez une autre carte ou demandez-en la raison à votre banque.
save-bank = Votre banque n’a pas pu confirmer votre identité
save-bank-lead = Réessayez et confirmez auprès de votre banque, ou utilisez une autre carte.
save-fault = La carte n’a pas pu être enregistrée
save-fault-lead = Un problème est survenu chez le prestataire de paiement. Réessayez dans un instant ou utilisez une autre carte.
save-not-reached = La carte n’a pas pu être enregistrée
save-not-reached-lead = Elle n’est pas parvenue au prestataire. Veuillez réessayer.
save-abandoned = Choisissez une autre carte
save-abandoned-lead = La carte saisie auparavant n’a pas été enregistrée.
save-tries = Trop de tentatives
save-tries-lead = Patientez quelques minutes, puis réessayez ou utilisez une autre carte.

## Ways out, on many pages

cancel = Annuler et revenir chez { $merchant }
back = Revenir chez { $merchant }
restart = Choisir un autre moyen de paiement

## The page with a provider's own fields for a card

provider-heading = Saisissez vos informations de paiement
provider-lead = Vos informations sont chiffrées et transmises directement à { $provider }.
provider-submit = Payer { $amount }
provider-failed = Cela n’a pas fonctionné. Réessayez ou choisissez un autre moyen de paiement.
provider-noscript = La saisie d’une carte nécessite ici JavaScript. Pour continuer sans, choisissez ci-dessous un autre moyen de paiement.

## The page while the buyer pays on a provider's page

away-heading = Terminez votre paiement
away-lead = Payez { $amount } sur la page sécurisée { $provider }. Vous reviendrez ensuite ici.
away-go = Continuer vers { $provider }
away-waiting = En attente de votre paiement. Cette page s’actualise d’elle-même.
away-note = Si vous avez déjà payé là-bas, attendez plutôt ici. Payer autrement pourrait vous débiter deux fois ; un second paiement vous serait remboursé.

## The page with an address for a payment in tokens (crypto)

chain-heading = Payez depuis votre portefeuille
chain-lead = Envoyez exactement { $amount } sur { $network } à cette adresse.
chain-enough-heading = Votre paiement est en route
chain-enough-lead = Il n’y a plus rien à envoyer. Le paiement sera terminé dès que le réseau l’aura confirmé.
chain-amount = Montant
chain-address = Adresse
chain-network = Réseau
chain-token = Jeton
chain-contract = Contrat
chain-code = Code pour votre portefeuille avec le jeton, l’adresse et le montant
chain-open = Ouvrir dans le portefeuille
chain-only = Envoyez uniquement { $token }, et uniquement sur { $network }. Tout autre envoi à cette adresse est invisible ici.
chain-received = Nous avons reçu { $amount } { $token }. Envoyez le reste à la même adresse pour terminer le paiement.
chain-seen = { $count ->
    [one] { $amount } { $token } en route : encore { $count } bloc pour la confirmation.
    [many] { $amount } { $token } en route : encore { $count } de blocs pour la confirmation.
   *[other] { $amount } { $token } en route : encore { $count } blocs pour la confirmation.
}
chain-waiting = En attente de votre paiement. Cette page s’actualise d’elle-même.
chain-warning = Si vous avez déjà envoyé le paiement, attendez plutôt ici. Ce qui arrive après un autre paiement doit être remboursé manuellement par la boutique.

## The page on which a bank asks (3D Secure)

challenge-heading = Confirmez auprès de votre banque
challenge-lead = { $bank } vous demande de confirmer que ce paiement vient bien de vous.
challenge-confirm = Confirmer le paiement
challenge-reject = Refuser

## The page for a code from a text message

code-heading = Saisissez votre code
code-lead = { $provider } a envoyé un code au { $phone }.
code-button = Valider le code

## The page while the buyer approves on the phone

prompt-heading = Validez sur votre téléphone
prompt-lead = { $provider } a envoyé une demande de paiement au { $phone }.
prompt-step-open = Ouvrez la demande de paiement sur votre téléphone.
prompt-step-check = Vérifiez qu’elle indique { $amount } pour { $merchant }.
prompt-step-pin = Saisissez votre code PIN mobile money pour valider. Ne tapez jamais votre code PIN sur un site web.
prompt-waiting = En attente de votre validation. Cette page s’actualise d’elle-même.
prompt-note = Si vous avez déjà validé ce paiement, attendez plutôt ici. Payer autrement pourrait vous débiter deux fois.

## The page with the account for a bank transfer

transfer-heading = Effectuez votre virement
transfer-lead = Virez exactement { $amount } sur ce compte.
transfer-bank = Banque
transfer-account = Numéro de compte
transfer-reference = Référence
transfer-exact = Indiquez exactement ce montant et cette référence. Sans eux, nous ne pouvons pas rattacher le virement à votre commande.
transfer-waiting = En attente de votre virement. Cette page s’actualise d’elle-même.
transfer-warning = Si vous avez déjà fait le virement, attendez plutôt ici. Payer autrement revient à payer deux fois.
copy = Copier : { $row }
copy-short = Copier
copied = Copié

## How a payment ended

processing-heading = Confirmation de votre paiement
processing-lead = Nous attendons la réponse du prestataire de paiement. Veuillez ne pas payer à nouveau. Cette page s’actualise d’elle-même.
paid-heading = Paiement effectué
paid-lead = Merci. Votre paiement à { $merchant } a bien été effectué.
paid-close = Vous pouvez maintenant fermer cette page.
paid-moves-on = Cette page vous ramène chez { $merchant } dans un instant.
ordered-heading = Commande validée
ordered-lead = Merci. Votre commande chez { $merchant } est validée, et il n’y a rien à payer.
expired-heading = Cette page de paiement a expiré
expired-lead = Il n’est plus possible de payer ici. Pour acheter à nouveau, retournez chez { $merchant }. Si vous pensez avoir déjà payé, contactez d’abord { $merchant }.
paid-elsewhere-heading = Cette commande a déjà été payée
paid-elsewhere-lead = Elle a été payée à { $merchant } sur une autre page. Il n’y a plus rien à payer ici.
locked-heading = Trop de tentatives échouées
locked-lead = Pour votre sécurité, cette page n’accepte plus de tentatives. Pour réessayer, retournez chez { $merchant } et lancez un nouveau paiement.
unavailable-heading = Ce paiement est impossible pour le moment
unavailable-lead = Aucun prestataire de paiement n’est disponible. Veuillez réessayer plus tard, ou demander à { $merchant } un autre moyen de paiement.

## The same for a subscription

subscribed-heading = Votre abonnement est actif
subscribed-lead = Merci. Votre abonnement chez { $merchant } a commencé.
trial-started-heading = Votre essai a commencé
trial-started-lead = Merci. Votre abonnement chez { $merchant } débute par un essai.
subscribe-expired-heading = Cette page a expiré
subscribe-expired-lead = Il n’est plus possible de s’abonner ici. Pour vous abonner, recommencez depuis { $merchant }. Si vous pensez l’avoir déjà fait, contactez d’abord { $merchant }.
subscribe-elsewhere-heading = Cet abonnement a déjà commencé
subscribe-elsewhere-lead = Il a été souscrit chez { $merchant } sur une autre page. Il n’y a plus rien à faire ici.
subscribe-locked-lead = Pour votre sécurité, cette page n’accepte plus de tentatives. Pour réessayer, retournez chez { $merchant } et abonnez-vous à partir de là.
subscribe-unavailable-heading = L’abonnement est impossible pour le moment
subscribe-unavailable-lead = Aucun prestataire de paiement n’est disponible. Veuillez réessayer plus tard ou contacter { $merchant }.

## The same for an invoice

invoice-done-heading = La facture { $number } est payée
invoice-expired-heading = La facture { $number } ne peut plus être payée ici
invoice-expired-lead = Elle a peut-être été payée ou retirée. Demandez à { $merchant } s’il reste quelque chose à faire.
invoice-elsewhere-heading = La facture { $number } a déjà été payée
invoice-locked-lead = Pour votre sécurité, cette page n’accepte plus de tentatives. Demandez à { $merchant } comment payer la facture { $number }.

## The same for a card that is saved

saving-heading = Enregistrement de votre carte
saving-lead = Nous attendons la réponse de votre banque. Veuillez ne pas saisir à nouveau les informations de la carte. Cette page s’actualise d’elle-même.
saved-heading = Votre carte est enregistrée
kept-lead = Elle est enregistrée chez { $merchant } pour les paiements suivants.
saved-lead = { $merchant } débitera désormais cette carte pour { $what }.
save-expired-heading = Cette page a expiré
save-expired-lead = Il n’est plus possible d’enregistrer une carte ici. Pour utiliser une autre carte, recommencez depuis { $merchant }.
saved-elsewhere-heading = Une carte a déjà été enregistrée
kept-elsewhere-lead = Elle a été enregistrée sur une autre page. { $merchant } la garde pour les paiements suivants.
saved-elsewhere-lead = Elle a été enregistrée sur une autre page. { $merchant } débitera désormais cette carte pour { $what }.
save-locked-lead = Pour votre sécurité, cette page n’accepte plus de cartes. Pour réessayer, recommencez depuis { $merchant }.
save-unavailable-heading = La carte ne peut pas être enregistrée pour le moment
save-unavailable-lead = Aucun prestataire de paiement n’est disponible. Veuillez réessayer plus tard ou contacter { $merchant }.

## The receipt of one payment

receipt = Reçu
receipt-title = Reçu – { $seller }
receipt-number = Paiement
receipt-short = Numéro de reçu
receipt-refunded = Remboursé
receipt-test = Mode test : aucun argent n’a été échangé, et ceci n’est pas le reçu d’un vrai paiement.
receipt-proof = Ce reçu existe aussi sous forme signée, que chacun peut vérifier sans passer par nous.
receipt-signed = Reçu signé
receipt-link = Voir le reçu

## The printable invoice

invoice = Facture
invoice-title = Facture { $number } – { $seller }
invoice-test = Mode test : ceci n’est pas une vraie facture.
invoice-status-open = À payer
invoice-status-paid = Paiement reçu
invoice-status-void = Annulée
invoice-status-uncollectible = Irrécouvrable
invoice-lead-due-by = { $amount } à payer au plus tard le { $date }
invoice-lead-due = { $amount } à payer
invoice-lead-paid-on = Paiement de { $amount } le { $date }
invoice-lead-paid = Paiement de { $amount }
invoice-lead-void = Annulée : il n’y a rien à payer
invoice-lead-uncollectible = Montant impayé : { $amount }
invoice-number = Numéro de facture
invoice-issued = Date d’émission
invoice-paid-on = Date de paiement
invoice-due-by = Échéance
invoice-period = Période
invoice-paid-with = Payé avec
invoice-seller = Émetteur
invoice-buyer = Facturé à
tax-id = N° de TVA / identification fiscale : { $number }
invoice-paid = Montant payé
invoice-due = Reste à payer
invoice-pay = Payer cette facture
invoice-print-lead = Pour en garder une copie, imprimez cette page ou enregistrez-la en PDF.
print = Imprimer
go-back = Retour

## The portal: a customer's subscriptions and invoices at one merchant

portal-title = Vos abonnements chez { $merchant }
portal-heading = Vos abonnements
portal-none = Vous n’avez aucun abonnement ici.
portal-price = { $amount } { $every }
portal-next = Prochain paiement
portal-next-on = { $amount } le { $date }
portal-card = Débité sur
portal-pay = Payer maintenant
portal-cancel = Résilier l’abonnement
portal-resume = Garder l’abonnement
portal-change-card = Utiliser une autre carte
portal-receipts = Factures
portal-no-receipts = Il n’y a pas encore de factures.
portal-ends-on = { $name } prend fin le { $date }.
portal-ends = { $name } va prendre fin.
portal-ended = { $name } a pris fin. Plus rien ne sera débité.
portal-goes-on = { $name } continue.
portal-card-changed = Votre carte a été remplacée.
portal-unchanged = Rien n’a été modifié, car autre chose avait changé entre-temps. Veuillez vérifier à nouveau.
status-incomplete = Pas encore commencé
status-active = Actif
status-trial-until = Essai jusqu’au { $date }
status-trial = Essai
status-overdue = Paiement en retard
status-unpaid = Impayé
status-paused = En pause
status-ends-on = Prend fin le { $date }
status-ends = Prend bientôt fin
status-ended-on = Terminé le { $date }
status-ended = Terminé
status-note-incomplete = Le premier paiement n’a pas encore été reçu.
status-note-overdue = Le dernier paiement n’a pas abouti. Payez-le maintenant ou utilisez une autre carte, qui sera débitée immédiatement.
status-note-unpaid = Le dernier paiement n’a jamais été effectué. L’abonnement reprendra dès qu’il le sera.
status-note-paused = Rien n’est débité pendant la pause.
status-note-ends = D’ici là, rien ne change. Plus rien ne sera débité.
portal-cancel-heading = Résilier { $name } ?
portal-cancel-trial-on = L’abonnement prend fin avec l’essai, le { $date }. D’ici là, rien ne change.
portal-cancel-on = L’abonnement prend fin le { $date }, avec la période payée. D’ici là, rien ne change.
portal-cancel-now = L’abonnement prend fin immédiatement.
portal-cancel-charge = Plus rien ne sera débité à ce titre.
portal-cancel-trial = Rien ne sera débité à ce titre.
portal-keep = Garder
portal-expired-heading = Ce lien a expiré
portal-expired-lead = Pour votre sécurité, il ne fonctionne que peu de temps. Ouvrez-le à nouveau depuis { $merchant }.
portal-expired-lead-unknown = Pour votre sécurité, il ne fonctionne que peu de temps. Ouvrez-le à nouveau depuis la boutique.

## The page of a payment link

link-continue = Continuer vers le paiement
link-open-amount = Vous choisirez le montant à la page suivante.
link-inactive-heading = Ce lien n’est pas actif
link-inactive-lead = Rien ne peut être payé ici pour le moment. Contactez { $merchant } si vous vous attendiez à autre chose.
link-sold-out-heading = Épuisé
link-sold-out-lead = Tout ce que proposait ce lien est vendu, ou en cours de paiement par quelqu’un d’autre. Demandez à { $merchant } s’il y en aura d’autres.

## What went wrong with a request: heading and sentence

http-400 = Cette demande est incorrecte
http-400-lead = Revenez en arrière, rechargez la page et réessayez.
http-403 = Ce formulaire vient d’ailleurs
http-403-lead = Pour votre sécurité, il n’a pas été accepté. Ouvrez à nouveau la page de paiement.
http-404 = Il n’y a rien ici
http-404-lead = Vérifiez l’adresse ou demandez un nouveau lien de paiement à la boutique.
http-405 = Cette action est impossible ici
http-405-lead = Revenez à la page précédente.
http-413 = C’est trop volumineux
http-413-lead = Raccourcissez votre saisie, puis réessayez.
http-415 = Ce formulaire n’a pas le bon format
http-415-lead = Ouvrez à nouveau la page de paiement et envoyez le formulaire à partir de celle-ci.
http-429 = Trop de demandes
http-429-lead = Patientez un instant, puis réessayez.
http-500 = Un problème est survenu de notre côté
http-500-lead = Si vous étiez en train de payer, ne payez pas à nouveau : ouvrez la page de paiement, qui indique où en est votre paiement.
problem-status = Erreur
problem-request = Demande

## The server's own pages, and the demo shop

home-lead = Un serveur de paiement fonctionne ici.
home-version = Version
dashboard-heading = Tableau de bord
demo-heading = Boutique de démonstration
cancelled-heading = Paiement annulé
cancelled-lead = Ceci est la boutique de démonstration. Une vraie boutique afficherait ici votre panier pour que vous puissiez réessayer.
codes-heading = Codes d’erreur
codes-lead = Tous les codes que l’API peut renvoyer, et leur signification.

## A slow or lost line, and the foot of the page

slow-title = Cela prend plus de temps que d’habitude
slow-text = Votre paiement est peut-être encore en route. Veuillez garder cette page ouverte ou vérifier où en est votre paiement : vous ne serez pas débité deux fois.
lost-title = La connexion a été interrompue
lost-text = Nous ne savons pas encore si votre paiement nous est parvenu. Appuyez de nouveau sur le bouton ou vérifiez où en est votre paiement : dans les deux cas, le débit n’a lieu qu’une seule fois.
look-again = Vérifier ce paiement
support-link = Contact
terms-foot = Conditions générales
privacy-link = Confidentialité
