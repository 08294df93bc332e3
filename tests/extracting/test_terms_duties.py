"""Skills shown by duties, in both languages: what shows each skill, and what only looks like it."""

import pytest

from screener.errors import ScreenerError
from screener.extracting.duties import Duties
from screener.extracting.duty_patterns import Duty, DutyWords, verb_forms
from screener.extracting.tokens import Tokens
from tests.extracting.tables import rows, shown

# A skill, and duties that show it or name it, parted by bars.
SHOWN = """
a-b-testing: tests A/B | A/B tests
accessibility: accessibilité numérique | web accessibility | alt text
accounting: comptable | saisie comptable | rapprochements bancaires | accounts payable | déclarations de TVA
  | tenue de la comptabilité | bookkeeper and accounts assistant | Facturation, relances, rapprochements bancaires
agency-management: pilotage d'une agence | suivi de l'agence média | coordination des prestataires
  | managed an external agency | brief des agences | gestion des prestataires (imprimeurs, agence web)
  | pilotage des agences créa et média | managing agencies | Brief et suivi des graphistes et de l'agence web
branding: rebrand of the charity | brand voice | plateforme de marque | identité visuelle
  | New logo and visual identity for the charity | brand book | identité de marque | refonte de l'image de marque
  | tone of voice guidelines
budget-management: suivi du budget communication | responsable d'un budget de 900 K€ | managed a budget of £50,000
  | budget de 60 k€ | £30k budget | Budget : 25 k€ | suivi budgétaire | budget annuel de 120 000 €
  | gestion du budget
community-management: Ran the museum's Twitter and Instagram accounts | Tenue des comptes Instagram et Pinterest
  | animé une communauté de 40 k | animation du compte LinkedIn | Organisation de jeux-concours sur Instagram
  | J'alimente les comptes de la marque : trois posts et dix stories par semaine
  | Animation d'un groupe Facebook de 3 000 membres | day-to-day running of social channels
  | Looked after six social channels
content-creation: Created engaging content for the blog | carrousels LinkedIn | made short videos for TikTok
  | Posts, stories, reels : idées, tournage, montage | Textes, photos et vidéos du compte Instagram
  | Production de contenus pour les réseaux | Je crée les visuels et les vidéos | conception des contenus du blog
  | Content for Instagram and LinkedIn
content-management: administration du site WordPress | Site sous WordPress : articles, mises à jour, SEO
  | administrateur du site internet | Updated the website | kept the website up to date
  | Updated the website (Drupal) | maintained the website | gestion éditoriale du site | managed website content
content-strategy: stratégie éditoriale | ligne éditoriale | content strategy | définition de la ligne éditoriale
  | Ligne éditoriale et planning | Élaboration de la ligne éditoriale
cooking: cuisinier | commis de cuisine | line cook | chef de partie | préparation des plats | préparation des repas
copywriting: éditos et brèves | rédaction des légendes | rédaction des dossiers de presse | écriture de scripts
  | Wrote and edited the members' magazine | Rédige et met en page la lettre aux adhérents
  | accroches et textes publicitaires | Wrote captions, newsletters and the odd press release
  | Rédaction d'articles de blog optimisés
crisis-communication: communication de crise | gestion d'un bad buzz | cellule de crise et point presse quotidien
  | crisis comms during the flood | handled a social media crisis | gestion de crise sur les réseaux
  | crisis communications plan | communication pendant la crise | Communication de crise pendant le Covid
crm: CRM | gestion du CRM | base de données clients | CRM database
customer-service: Standard, accueil, traitement des réclamations | Réponses aux clients par téléphone et par mail
  | handled customer complaints | traitement des réclamations | accueil et conseil des clients
  | answering customer enquiries | customer queries | réponse aux demandes des clients | Handled complaints on X
data-analysis: analyse de données | exploitation des données | SQL queries and data analysis | analysed data
  | analyse statistique | Analyse des données clients | Analyse de données sous Excel et R
digital-marketing: marketing digital | webmarketing | digital marketing | campagnes webmarketing | Marketing digital
e-commerce: gestion de la boutique en ligne | site e-commerce | managed the online shop | animation du e-shop
  | Shopify store management | mise en ligne des produits sur le site e-commerce
  | Gestion du site e-commerce (PrestaShop)
e-reputation: réputation en ligne | answered online reviews | suivi de l'e-réputation
  | Réponse aux commentaires et aux avis Google | gestion des avis Google | responded to Tripadvisor reviews
  | réponses aux avis clients | réponse aux avis TripAdvisor | veille e-réputation
editorial-calendar: Planning de posts validé avec la direction | Owned the content plan
  | Ligne éditoriale et planning | calendrier de publication sur Trello | scheduling posts in Buffer
  | Planification et publication sur les réseaux (Hootsuite) | planification des contenus
  | calendrier des publications | Plan éditorial mensuel
electrical-work: électricien | installation de tableaux électriques | dépannage électrique | electrician
  | wiring houses
email-marketing: email campaigns | Newsletters mensuelles (Mailchimp, 12 000 contacts)
  | Wrote captions, newsletters and the odd press release | Mailchimp campaigns
  | Monthly newsletter to 4,000 members | campagnes d'e-mailing | emailings
  | Envoi d'un e-mail mensuel à 3 000 contacts | built email newsletters
event-management: planned fundraising events | Helped organise events | Organisation des journées portes ouvertes
  | organised open days | Ran stalls and open evenings | organisation d'événements | organisation de salons
  | Organisation du salon annuel | portes ouvertes
graphic-design: Plaquettes et suivi d'impression | conception de supports print | logo et charte graphique
  | maquettes de brochures | Catalogue, affiches, kakémonos : conception et mise en page | mise en page de brochures
  | kakémonos, invitations, affiches | New logo and visual identity for the charity
  | création d'affiches et de flyers
illustration: illustrations pour la presse | illustratrice jeunesse | illustrated a children's book
influencer-marketing: partenariats avec des influenceurs | worked with micro-influencers
  | Collaboration avec 15 créatrices de contenu | relations influenceurs | envoi de produits à des blogueuses
  | Built a network of 25 micro-influencers | Relations avec les influenceurs et les partenaires
  | campagnes avec des influenceuses | casting d'influenceurs
infographics: created infographics | création d'infographies
internal-communication: communication interne | journal interne | animation de l'intranet | newsletter interne
  | staff newsletter | internal comms | lettre aux salariés | Animation de l'intranet et de la newsletter interne
journalism: interviews et reportages | piges pour la presse locale | journaliste | wrote news stories | reporter
  | reportages pour le journal | articles et interviews pour la presse | local correspondent
  | Interviews et reportages pour le magazine
keyword-research: recherche de mots-clés | étude de mots-clés | analyse des requêtes | keyword lists
  | researched keywords | sélection des mots clés | analyse sémantique | Mots-clés, balises, maillage
lead-generation: prospection téléphonique | génération de leads | cold calls | generated leads
  | prospection de nouveaux clients | qualification de prospects | lead generation campaigns
  | Campagnes de génération de leads sur LinkedIn
live-streaming: lives Instagram | animation de lives | live streaming | diffusion en direct d'événements
  | live-tweet | hosted live streams | Lives hebdomadaires sur Instagram
logistics: préparation de commandes | gestion des stocks | réception de marchandises | cariste | warehouse operative
  | order picking | Réception, préparation et expédition des commandes
market-research: études de marché | étude de marché | ran focus groups | market research | enquêtes consommateurs
marketing-automation: marketing automation | scénarios d'e-mails automatisés | automated email journeys
  | Scénarios de relance automatisés dans HubSpot
marketing-strategy: plan marketing | stratégie marketing | marketing plan | developed marketing strategies
  | élaboration du plan marketing
merchandising: vitrines et merchandising | visual merchandiser | mise en valeur des produits et vitrines
  | Vitrines et mise en scène des produits
moderation: modération des commentaires | gestion des commentaires | moderated the Facebook group
  | modération du forum | comment moderation | modère le groupe Facebook | moderating comments
  | Gestion des commentaires négatifs | Animation et modération de la communauté (Facebook, Instagram)
motion-design: motion design | animations After Effects | vidéos en motion design
negotiation: négociation des tarifs avec les fournisseurs | négociation de contrats | negotiated contracts
  | négociation commerciale
net-linking: netlinking | link building
nursing: infirmière | soins aux patients | staff nurse | administered medication | soins infirmiers à domicile
  | Soins infirmiers en chirurgie
paid-social: publicité sur Instagram | Social Ads (10 k€) | gestion de campagnes Facebook Ads | campagnes Meta Ads
  | ran Meta Ads | boosted posts | Posts sponsorisés, 500 € par mois
  | Campagnes publicitaires sur Facebook et Instagram | Publicité Facebook et Instagram
partnerships: développement de partenariats | recherche de sponsors | partenariats avec des marques
  | negotiated partnerships | recherche de mécènes | partner relations | partenariats locaux
  | Partenariats avec les commerçants du quartier
photo-retouching: retouche photo | retouches sous Lightroom | retouche d'images | retouched images
  | photo editing in Lightroom | détourage de photos | traitement et retouche des images
  | retouche et recadrage de photos | Retouche sous Photoshop et Lightroom
photography: shot product photos | photos et vidéos des événements | Reportages et portraits | prise de photos
  | reportages photo | packshots | Photos et vidéos des chantiers | photos des produits | Took product photography
podcasting: création d'un podcast | podcast : écriture, enregistrement, montage | produced a podcast
  | hosts a podcast | réalisation de podcasts | Enregistrement et montage du podcast
print-production: suivi d'impression | suivi de fabrication | relations avec les imprimeurs | print production
  | BAT et suivi imprimeur | Plaquettes et suivi d'impression
product-marketing: lancement de produits | chef de produit | lancement d'une gamme
project-management: gestion de projets | conduite de projet | pilotage de projets | project coordination
  | suivi de projet | Led the website redesign project | refonte du site : pilotage du projet
  | Coordination du projet de refonte du site | chef de projet digital
proofreading: relecture des articles | correction de manuscrits | proofed copy | proofreading
  | relecture et correction | Proofread all publications | relit les épreuves | subbed copy for the print edition
public-relations: dossier de presse | press office | Press releases and media relations | communiqués de presse
  | relations presse | gestion des relations presse | pitched journalists | relations avec les journalistes
  | contacts presse
reporting: Point mensuel sur les statistiques | reporting hebdomadaire | reports on reach and engagement
  | suivi des statistiques | weekly dashboards | mesure des résultats | bilans de campagne | monthly report
  | statistiques mensuelles
sales: conseil et vente | vendeuse en prêt-à-porter | sales targets exceeded | sales advisor | Vendeur
  | sold memberships | développement du chiffre d'affaires | vente de produits | Vente et conseil en rayon
sea: campagnes Google Ads | référencement payant | Google Ads campaigns | ran PPC campaigns
  | gestion de campagnes AdWords
seo: on-page optimisation | Mots-clés, balises, maillage | improved search rankings | Référencement du site
  | référencement naturel | maillage interne | Optimisation du référencement des fiches produits
  | Search-optimised blog posts | positions Google
social-listening: veille sur les réseaux sociaux | écoute des conversations | monitoring des réseaux
  | monitored mentions | tracking brand mentions | social listening with Brandwatch | veille Talkwalker
  | surveillance des mentions de la marque | Tracked mentions with Brandwatch
social-media-strategy: Audit des réseaux et stratégie social media | plan d'action réseaux sociaux
  | audit des comptes sociaux et plan annuel | feuille de route social media
  | définition de la stratégie social media | own the channel strategy for TikTok and Instagram
  | Led the social roadmap | stratégie de communication sur les réseaux | Digital & social media strategy
software-development: développeur back-end | développement d'applications | software engineer | built APIs
  | developed a mobile app
storytelling: storytelling | brand storytelling | mise en récit | Portraits et storytelling de marque
teaching: enseignante | professeure de français | cours particuliers | taught English to children
  | chargée de cours à l'université | teaching assistant | vacataire à l'université, cours de communication
  | Cours de français à des adultes
team-management: recruited and coached 3 juniors | line management of three officers
  | Responsable d'une équipe de six serveurs | managed two juniors | encadre une équipe de 10
  | supervised volunteers | supervise deux community managers | manager de proximité (12 personnes)
  | management d'une équipe de 5 personnes
training: trained 30 colleagues on the new CMS | Formation des équipes aux outils | animation d'ateliers numériques
  | Formation des franchisés à Instagram | formé les équipes à Canva | Trained volunteers to post
  | formation des nouveaux arrivants | training sessions for volunteers | animation de formations
translation: traduction de contenus | traduction du site en anglais | translated web pages
  | traductions anglais-français | sous-titrage et traduction | Traduction anglais-français des contenus
trend-watching: veille sur les tendances | veille sectorielle | veille éditoriale | benchmark et veille
  | kept up with trends | Veille et benchmark des concurrents | suivi des tendances TikTok | monitoring trends
  | Kept an eye on competitors and trends
ux-design: UX design | wireframes | tests utilisateurs | user research | parcours utilisateur
  | Maquettes et tests utilisateurs
video-editing: Tournage et montage de vidéos | vidéos montées sur CapCut | Reels tournés et montés au téléphone
  | Montage (Premiere Pro, CapCut) | editing reels in CapCut | tourne et monte des vidéos
  | cut trailers in Final Cut | Filming and editing | montage vidéo
videography: réalisation de vidéos promotionnelles | interviews filmées | captation de concerts
  | Tournage et montage de vidéos | Captation et montage des conférences | Filming and editing
  | réalisation d'interviews vidéo | shot video | tourne et monte des vidéos
web-analytics: statistiques du site | Set up Google Analytics dashboards | analyse du trafic du site
  | insights from Google Analytics | Suivi du trafic (Matomo) | Google Analytics reports
  | monitored web traffic and conversions | Monthly analytics report | Analyse des audiences
web-development: développeuse web | intégration HTML/CSS | built websites | front-end developer
  | création de sites WordPress | développement de thèmes WordPress | Intégration de pages HTML et CSS
"""


@pytest.mark.parametrize(("skill", "duty"), rows(SHOWN))
def test_a_duty_shows_its_skill(skill: str, duty: str) -> None:
    assert skill in shown(duty)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Animation du réseau des correspondants", "community-management"),
        ("Animation d'une équipe de vendeurs", "community-management"),
        ("Gabarits de posts Instagram", "community-management"),
        ("Modération de débats publics", "moderation"),
        ("Reporting to the marketing director", "reporting"),
        ("Accident reporting", "reporting"),
        ("Campagnes Meta Ads : 3 500 € par mois", "budget-management"),
        ("Email deliverability services", "email-marketing"),
        ("Directeur artistique junior", "team-management"),
        ("Formation continue", "training"),
        ("Programmation des automates", "software-development"),
        ("Coût d'acquisition divisé par deux", "lead-generation"),
        ("Relances clients", "customer-service"),
        ("Improved the daily lives of children", "live-streaming"),
        ("Live chat with customers", "live-streaming"),
        ("Managed performance reviews of staff", "e-reputation"),
        ("Analysed production trends", "trend-watching"),
        ("Tirages et impressions", "print-production"),
    ],
)
def test_what_only_looks_like_a_duty(text: str, skill: str) -> None:
    assert skill not in shown(text)


WORDS = {
    "fr": DutyWords(small=("de", "la", "les", "des", "du"), numbers=("deux",), sets={"text": ("article", "bad buzz")}),
    "en": DutyWords(small=("the", "of"), numbers=("two",), sets={"text": ("article",)}),
}


def matches(pattern: str, text: str, language: str = "fr") -> bool:
    duties = Duties([Duty("skill", "x", pattern, language)], WORDS)
    return bool(duties.find(Tokens(text)))


@pytest.mark.parametrize(
    ("pattern", "text", "holds"),
    [
        ("rédaction article", "Rédaction des articles", True),
        ("rédaction article", "Rédaction web et articles", False),
        ("rédaction ~2 article", "Rédaction web et articles", True),
        ("rédaction ~1 article", "Rédaction, web, articles", False),
        ("rédaction article", "Article et rédaction", False),
        ("rédaction & article", "Article relu, rédaction", True),
        ("rédaction & article", "Article. Rédaction", False),
        ("rédig* article", "Je rédigeais des articles", True),
        ("rédiger+ article", "rédigé des articles", True),
        ("rédiger+ article", "rédacteur d'articles", False),
        ("(tenir|tenue) @text", "Tenue du bad buzz", True),
        ("gestion @text", "gestion d'un bad moment", False),
        ("équipe #", "équipe de 4", True),
        ("équipe #", "équipe de deux", True),
        ("équipe #", "équipe soudée", False),
        ("rédaction !code", "rédaction de textes", True),
        ("rédaction !code", "rédaction de code", False),
    ],
)
def test_the_language_of_duties(pattern: str, text: str, holds: bool) -> None:
    assert matches(pattern, text) is holds


@pytest.mark.parametrize("pattern", ["rédaction & ", "@unknown article", "(de|la) article", "finir+ article"])
def test_a_wrong_duty_is_shown_as_it_is_written(pattern: str) -> None:
    with pytest.raises(ScreenerError, match="x"):
        matches(pattern, "texte")


@pytest.mark.parametrize(
    ("verb", "language", "form", "other"),
    [
        ("manage", "en", "managing", "management"),
        ("plan", "en", "planned", "planner"),
        ("study", "en", "studied", "studio"),
        ("rediger", "fr", "redigeant", "redaction"),
        ("animer", "fr", "anime", "animation"),
    ],
)
def test_the_forms_of_verbs(verb: str, language: str, form: str, other: str) -> None:
    forms = verb_forms(verb, language)
    assert form in forms
    assert other not in forms
