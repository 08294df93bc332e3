"""Duties as people write them, without the name of the skill they show: what a CV says of someone's work."""

import pytest

from screener.extracting.matcher import skills_shown
from tests.extracting.tables import rows, shown

# A skill, and sentences that show it, parted by bars.
FRENCH = """
a-b-testing: Tests de deux objets de mail sur chaque envoi, la meilleure version part au reste de la base
  | Comparaison de plusieurs versions d'une page d'accueil auprès des visiteurs
  | J'ai testé deux versions de chaque annonce et gardé la plus cliquée
  | Je teste trois accroches et je coupe ce qui ne marche pas
crm: Mise à jour de la base clients et segmentation des contacts dans HubSpot
  | Tenue du fichier adhérents et relances personnalisées
  | Déploiement du nouvel outil de relation client auprès des commerciaux
sea: Création et optimisation d'annonces Google, 2 000 € par mois
  | Gestion d'un budget de 5 k€ mensuels sur Google Ads
  | Pilotage des enchères et des mots-clés sur Google Ads et Bing | Paramétrage des campagnes Search et Display
seo: Amélioration de la visibilité du site sur Google (passage en première page sur 20 requêtes)
  | Réécriture des titres et métadescriptions pour remonter dans les résultats de recherche
  | Le trafic venu de Google a doublé en un an
  | Audit technique et sémantique du site, correction des pages en erreur 404
  | Articles rédigés pour bien se classer dans les moteurs de recherche
ux-design: Refonte du parcours d'achat à partir d'entretiens avec les utilisateurs
  | Conception de wireframes et de prototypes cliquables sous Figma | Tests d'utilisabilité auprès de 12 personnes
accounting: Saisie des factures fournisseurs et rapprochements bancaires
  | Tenue des comptes de l'association et préparation du bilan annuel | Déclarations de TVA et clôtures mensuelles
  | Lettrage des comptes clients, écritures d'inventaire
agency-management: Brief et suivi de l'agence de communication
  | Interlocutrice de notre agence média et de trois studios
  | Coordination des photographes et graphistes indépendants
  | Choix des prestataires et validation de leurs livrables
  | La publicité est faite par notre agence : je rédige le brief
branding: Création du nouveau logo et de la charte avec une agence
  | Travail sur l'univers de marque et le ton des messages | Garante de l'image de la marque en région
  | Définition du positionnement et de la personnalité de la marque
seo: Deux visites sur trois venues de Google | Neuf guides en première page de Google
moderation: J'ai géré les commentaires avec la directrice | Charte de modération du forum
videography: Trente modules filmés et montés dans CapCut
social-listening: Surveillance de nos concurrents dans Talkwalker
email-marketing: Sélection d'articles envoyée à 900 abonnés
proofreading: Révision des textes avec Antidote
journalism: Préparation des entrevues et vérification des faits
influencer-marketing: Trente créateurs choisis, briefés et suivis chaque année
editorial-calendar: Je prépare le planning d'Instagram
team-management: Une alternante et deux vidéastes à piloter
photography: Je prends les animaux du refuge en photo
crisis-communication: Rappel de lots : 900 messages traités en deux jours
internal-communication: Articles de l'intranet
web-analytics: Lire les chiffres dans GA4
budget-management: Budget annuel de 45 000 € | Responsable d'une enveloppe de 120 k€ par an
  | Suivi des dépenses et des engagements du service | Construction et tenue du budget communication
  | Enveloppe annuelle négociée et tenue | Devis, plannings, budgets jusqu'à 90 k€
community-management: Je fais vivre les comptes Instagram et Facebook de la librairie
  | Prise en charge quotidienne des pages Facebook et LinkedIn
  | Croissance de la page Instagram : de 2 000 à 11 000 abonnés
  | Réponse aux messages privés et aux commentaires des clients
  | Publications trois fois par semaine sur Facebook et Instagram | Responsable des comptes sociaux de la marque
  | En charge de la présence en ligne du magasin sur Facebook | Échanges quotidiens avec les abonnés
  | Animation d'un serveur Discord de 3 000 joueurs
  | J'ai lancé le compte TikTok du musée (8 000 abonnés en six mois)
  | Mise en ligne des posts et réponses aux internautes
content-creation: Création de reels et de carrousels | Je conçois les publications de A à Z : texte, photo, montage
  | Production de 20 contenus par mois pour les réseaux | Idéation et réalisation de vidéos courtes pour TikTok
  | Conception de stories et de formats courts | Rédaction et mise en images de publications pour Instagram
  | Jeux, recettes, coulisses : une publication par jour | Vidéos verticales : script, tournage, montage
content-management: Mise à jour du site internet | Mise en ligne d'articles et d'actualités sur WordPress
  | Administration du site (Drupal), ajout de pages | J'alimente le site de la mairie
  | Intégration des textes et des photos dans le CMS | Gestion éditoriale du site et de l'intranet
  | Publication des actualités sur le portail
content-strategy: Choix des sujets et du ton pour chaque canal
  | J'ai défini les piliers de contenu et la fréquence de publication | Pilotage de la ligne éditoriale du blog
cooking: Préparation de plats chauds et de desserts pour 80 couverts | Mise en place et dressage des assiettes
  | Élaboration des menus avec des produits de saison
copywriting: Rédaction des textes du site et des brochures | J'écris les fiches produits et les articles du blog
  | Rédige les légendes et les scripts | Écriture de contenus web pour une trentaine de clients
  | Production de deux articles par semaine pour le magazine | Trouver des accroches et des slogans
  | Responsable des textes publicitaires de la marque | Articles de fond et portraits pour la revue du réseau
crisis-communication: Gestion d'un rappel de produit sur les réseaux : messages et réponses en 24 h
  | Préparation des éléments de langage lors du mouvement social
  | J'ai répondu à une vague de commentaires hostiles après un article | Désamorçage d'une polémique en ligne
  | Inondation de 2022 : astreinte et information des habitants
customer-service: Réponse aux clients par téléphone et par mail | Traitement de 40 demandes par jour
  | Accueil physique et téléphonique des usagers | Gestion des retours et des litiges
  | Conseil aux clients en boutique | Prise en charge des appels entrants
data-analysis: Extraction et croisement de données sous Excel | Exploitation des résultats d'enquêtes
  | Requêtes SQL pour mesurer l'usage du service | Analyse des ventes par région et recommandations
e-commerce: Gestion de la boutique en ligne (Shopify) | Suivi des commandes du site marchand
  | Mise en ligne des produits et animation commerciale du site de vente
  | Animation des ventes sur Amazon et Cdiscount
e-reputation: Réponse aux avis Google | Suivi des avis laissés sur Tripadvisor, note passée de 3,8 à 4,5
  | Traitement des avis négatifs | Je réponds aux avis clients sur Trustpilot
editorial-calendar: Planning de publication mensuel | Programmation des posts à la semaine
  | Construction du calendrier des publications | Planification des contenus dans Buffer
  | J'établis le programme des publications du mois | Tenue du planning éditorial
electrical-work: Pose de tableaux électriques et tirage de câbles
  | Dépannage d'installations électriques chez les particuliers
email-marketing: Envoi d'une lettre mensuelle à 4 000 abonnés | Rédaction de l'infolettre
  | Campagnes d'e-mails ciblées | Newsletter bimensuelle (taux d'ouverture 38 %)
  | Relances par e-mail aux anciens donateurs | Création de séquences d'e-mails de bienvenue
event-management: Organisation de la fête du livre (2 000 visiteurs)
  | Préparation des stands pour les salons professionnels | Logistique d'un séminaire de 150 personnes
  | J'organise des soirées et des vernissages | Tenue d'un stand au salon de l'agriculture
  | Montage de trois expositions par an | Coordination des inaugurations et des visites de presse
graphic-design: Création des affiches et des programmes | Mise en page du bulletin municipal sous InDesign
  | Réalisation de visuels avec Canva | Conception de supports imprimés : flyers, dépliants, cartes
  | Déclinaison de la charte sur tous les supports | Maquettes de catalogues
  | Habillage des visuels pour les réseaux
illustration: Dessins pour un album jeunesse | Illustrations de presse et de couverture
infographics: Mise en forme de chiffres clés en schémas et cartes
  | Réalisation d'infographies pour le rapport d'activité
influencer-marketing: Partenariats avec des créateurs de contenu locaux
  | Envoi de produits à des instagrameuses et suivi des retombées
  | Identification et prise de contact avec des influenceurs | Collaborations avec cinq youtubeuses
  | Vingt streamers démarchés à chaque sortie | Ambassadeurs de la marque : colis, codes promo
internal-communication: Rédaction de la lettre aux salariés | Animation de l'intranet et affichage interne
  | Information des 300 agents de la ville | Organisation des vœux et de la convention du personnel
journalism: Reportages et interviews pour le journal local | Couverture des conseils municipaux et des matchs
  | Enquêtes et portraits pour un hebdomadaire | Présentation du journal du matin à la radio
keyword-research: Identification des requêtes à viser avant la rédaction
  | Étude des expressions recherchées par les internautes | Liste de mots-clés par page
  | Repérage des mots clés à fort volume
lead-generation: Prospection téléphonique d'entreprises | Démarchage des commerces du centre-ville
  | Recherche de nouveaux clients | Campagne de livres blancs ayant rapporté 300 contacts qualifiés
live-streaming: Animation de lives hebdomadaires | Diffusion en direct des matchs sur YouTube
  | Retransmission des conférences en direct sur Facebook | Retransmet en direct les débats du conseil
  | Live Twitch tous les mardis
logistics: Réception des marchandises et gestion des stocks | Préparation de commandes et expéditions
  | Organisation des livraisons et des tournées | Chargement et déchargement des camions
market-research: Questionnaires auprès de 500 consommateurs et analyse des réponses
  | Enquêtes de satisfaction et entretiens avec des clients
marketing-automation: Mise en place de parcours automatiques après inscription | Scénarios d'abandon de panier
  | E-mails déclenchés selon le comportement des visiteurs
marketing-strategy: Élaboration du plan marketing annuel | Définition du positionnement et des cibles
merchandising: Réalisation des vitrines | Mise en rayon et implantation des collections
  | Mise en place de la PLV en magasin
moderation: Suppression des messages injurieux et application de la charte du groupe
  | Je modère un groupe Facebook de 12 000 membres | Gestion des commentaires haineux
  | Surveillance et filtrage des commentaires | Je masque les commentaires insultants et j'alerte le service
  | A écrit la charte de modération et l'applique | Sur le forum, je calme les disputes
motion-design: Animation de logos et de titres sous After Effects | Vidéos animées pour expliquer les services
negotiation: Négociation des prix avec les fournisseurs | J'ai négocié les contrats d'espace publicitaire
  | Discussion des tarifs avec les imprimeurs
net-linking: Obtention de liens depuis des sites partenaires | Échanges de liens et articles invités
nursing: Soins, pansements et injections à domicile | Surveillance des constantes et administration des traitements
  | Prise en charge de patients en réanimation
paid-social: Publications sponsorisées (300 € par mois) | Campagnes de pub sur Facebook et Instagram
  | Achat de publicité sur LinkedIn | Gestion du budget publicitaire Meta | Boost de publications locales
  | Ciblage d'audiences et suivi du coût par clic sur Instagram
partnerships: Recherche de sponsors pour le festival | Mise en place de partenariats avec les écoles
  | Signature d'accords avec huit associations | Développement d'un réseau de partenaires locaux
photo-retouching: Détourage et colorimétrie des photos produit | Retouche des images sous Lightroom
  | Recadrage et correction des photos
photography: Photos des plats pour la carte et Instagram | Je photographie les concerts de la salle
  | Prise de photos lors des événements | Reportages photographiques | Photographies de mariage le week-end
  | Photos en rayon et visuels sous Canva
podcasting: Enregistrement et montage d'une émission audio mensuelle | Lancement du podcast de l'école
  | Interviews au micro pour la série audio du musée
print-production: Relations avec les imprimeurs, contrôle des BAT | Suivi de l'impression des catalogues
  | Demandes de devis et commandes d'impression
product-marketing: Lancement de la gamme bio | Argumentaires de vente et fiches techniques pour les commerciaux
project-management: Pilotage de la refonte du site | Coordination des équipes et respect des délais
  | Rédaction du cahier des charges et suivi du planning | Conduite du déménagement de l'agence
  | Chef de file du projet de médiathèque
proofreading: Relecture des articles avant parution | Correction des fautes et de la typographie
  | Je relis et corrige les textes des collègues
public-relations: Envoi des communiqués aux journalistes | Contacts avec la presse locale, 30 retombées par an
  | Organisation de conférences de presse | Revue de presse et fichier journalistes
reporting: Bilan chiffré remis chaque mois à la direction | Suivi des indicateurs (portée, engagement, clics)
  | Tableaux de bord hebdomadaires | Présentation des résultats au comité | Compte rendu mensuel aux clients
  | J'envoie chaque mois un point sur les chiffres | Rapport de campagne | Mesure des résultats et recommandations
sales: Vente de vêtements et conseil | Vente au comptoir et encaissement
  | Atteinte des objectifs de chiffre d'affaires | Visite d'un portefeuille de 80 clients
  | Vente d'abonnements par téléphone | Signature de 25 contrats par an
social-listening: Veille sur ce qui se dit de la marque | Suivi des mentions et des hashtags
  | Surveillance des conversations en ligne
social-media-strategy: Définition de la stratégie sur les réseaux | Plan de présence sur Instagram et LinkedIn
  | J'ai bâti la feuille de route des réseaux sociaux
  | Recommandations stratégiques pour les comptes de cinq marques
software-development: Développement d'applications en Java
  | Conception et codage d'un outil de gestion des stocks en Python
  | Écriture de microservices et de tests unitaires
storytelling: Récits de marque et portraits d'artisans | Mise en récit de l'histoire de la maison
teaching: Professeure de français au collège | Cours de guitare aux enfants
  | J'enseigne les mathématiques à des élèves de 4e | Préparation des leçons et évaluation des élèves
team-management: Encadrement de deux alternants | Responsable d'une équipe de 5 vendeurs | Manager de 8 personnes
  | J'encadre trois rédacteurs | Recrutement et animation de l'équipe | Supervision d'une stagiaire
  | Direction d'un service de 12 agents | Planning et entretiens annuels de l'équipe | J'encadre quatre modérateurs
training: Formation des nouveaux vendeurs | Animation d'ateliers numériques pour les seniors
  | J'ai formé mes collègues à Canva | Ateliers d'initiation à la photo | Conception de modules de formation
  | Accompagnement de 15 artisans à l'usage d'Instagram | Tutorat d'élèves infirmiers
  | Formation de 30 commerçants aux réseaux sociaux | Sensibilise les élus deux fois par an | Tutorat des apprentis
  | Formatrice auprès d'adultes
translation: Traduction anglais-français de fiches produits | Adaptation en anglais des textes du site
  | Sous-titrage des vidéos en espagnol | Je traduis les newsletters
trend-watching: Veille sur les nouveautés des plateformes | Suivi de l'actualité du secteur et de la concurrence
  | Repérage des tendances et des formats qui marchent
video-editing: Montage de vidéos sous Premiere Pro | Je monte les reels avec CapCut
  | Dérushage, montage et sous-titres | Montage des interviews
videography: Tournage d'interviews | Je filme les coulisses et les matchs | Captation de spectacles
  | Réalisation de clips et de films d'entreprise | Petites vidéos tournées au smartphone
  | Les coulisses, c'est moi qui les filme
web-analytics: Suivi de l'audience du site avec Matomo | Lecture des statistiques Google Analytics et corrections
  | Mesure du trafic et des conversions | Suivi des visites et du taux de rebond
  | Plan de marquage et suivi des objectifs dans GA4
web-development: Création de sites sous WordPress | Intégration HTML et CSS | Développement de sites vitrines
digital-marketing: Marketing digital d'une PME
accessibility: Mise en conformité du site au RGAA
  | Sous-titrage et textes alternatifs pour les personnes malvoyantes
"""

ENGLISH = """
seo: Wrote guides on what people type into Google | Organic clicks up by half
moderation: House rules for our Facebook group | Hid rude comments within the hour
videography: Filming interviews on a phone
web-analytics: Traced each sale back to a post in GA4
event-management: Branch events and leaflets
a-b-testing: Tested two subject lines on every send and rolled out the winner
  | Compared landing page variants and kept the one that converted best | Ran split tests on ad creative
crm: Kept the donor database clean and segmented contacts for mailings
sea: Managed $5k a month in Google Ads | Set bids and wrote ads for paid search campaigns
  | Bought keywords on Google and Bing
seo: Rewrote page titles and descriptions to climb Google results | Doubled organic traffic in a year
  | Optimised blog posts for search
ux-design: Interviewed users and redesigned the checkout flow | Built wireframes and clickable prototypes
accounting: Entered supplier invoices and reconciled bank statements | Prepared VAT returns and month-end close
  | Processed accounts payable and receivable | Kept the books for a small charity
agency-management: Briefed our media agency and two production studios | Main contact for external agencies
  | Hired and directed freelance designers and photographers
branding: Created a new logo and brand guidelines with a design studio
  | Made sure everything we published looked and sounded like the brand
  | Repositioned the brand for a younger audience
budget-management: Held a budget of £60,000 | Tracked spend against a $250K annual marketing budget
  | Responsible for a $1.2M budget | Kept campaigns within budget | Tracked and maintained budgets
  | Accountable for client budgets | Within a $2 million budget
community-management: Ran the shop's Instagram and Facebook pages | Replied to comments and DMs within the hour
  | Grew the Instagram account from 2,000 to 15,000 followers | Looked after five brand accounts on social
  | Kept the conversation going with 30k followers | Hosted a Discord server of 4,000 players
  | Day-to-day running of our social channels
  | Posted daily on Twitter and Facebook and answered questions from fans
content-creation: Made three reels a week | Produced photos, video and copy for Instagram
  | Came up with and produced posts for TikTok and YouTube | Created blog posts, infographics and videos
  | Developed original content for web, email and social
content-management: Kept the website up to date | Uploaded articles and pictures to the CMS
  | Updated web pages weekly using WordPress | Published news stories on the intranet
  | Maintained company website and blog | Managed a news blog, a website and social pages
content-strategy: Set the tone and topics for each channel | Defined content pillars and posting frequency
  | Planned what we publish, where and for whom
cooking: Prepared hot meals and desserts for 80 guests | Line cook on grill and sauté stations
copywriting: Wrote web pages, brochures and emails | Wrote captions and scripts
  | Drafted speeches and press statements | Edited and wrote articles for the alumni magazine
  | Came up with headlines and slogans | Copy for packaging and in-store signs
crisis-communication: Handled a product recall on social media: statements and replies within 24 hours
  | Drafted holding statements during the strike | Dealt with an online backlash after a viral post
customer-service: Answered customers by phone and email | Handled 60 calls a day
  | Dealt with returns and complaints | Greeted visitors and answered questions
  | Resolved customer issues in a timely manner
data-analysis: Pulled and cleaned data in Excel to find buying patterns | Wrote SQL queries to measure feature use
  | Analyzed survey results and sales figures | Built models to predict churn
e-commerce: Ran the online shop on Shopify | Listed products on Amazon and eBay
  | Added products to the web store and tracked orders
e-reputation: Replied to Google and TripAdvisor reviews | Raised our Google rating from 3.9 to 4.6
  | Monitored and answered online reviews
editorial-calendar: Planned and scheduled posts a month ahead | Kept the content calendar for four channels
  | Drew up the monthly publishing plan | Scheduled tweets in Hootsuite
electrical-work: Installed wiring and consumer units in homes | Pulled cable and fitted distribution boards
email-marketing: Sent a monthly newsletter to 4,000 members | Built welcome emails and re-engagement sends
  | Designed and sent e-mail blasts to subscribers | Wrote email copy, open rates up 12 points
event-management: Organised the annual gala for 300 guests | Ran our stand at trade fairs
  | Planned book launches and author signings | Coordinated logistics for a 200-person conference
  | Booked venues, caterers and speakers
graphic-design: Made posters and flyers in Canva | Laid out the staff magazine in InDesign
  | Designed logos, brochures and signage | Created visuals for social media
  | Designed sales sheets, banners and packaging
illustration: Drew illustrations for a children's book
infographics: Turned survey data into charts and infographics
influencer-marketing: Sent products to bloggers and tracked coverage | Worked with local creators on paid posts
  | Recruited twenty brand ambassadors
internal-communication: Wrote the weekly staff bulletin | Edited the intranet and all-hands slides
  | Kept 900 employees informed during a merger
journalism: Covered council meetings and local sport for a weekly paper | Reported and wrote feature stories
  | Interviewed sources and filed stories on deadline | Presented the breakfast news on local radio
keyword-research: Found the search terms our customers use before writing pages
  | Picked target keywords for each page
lead-generation: Prospected small businesses by phone | Generated 300 qualified leads through white papers
  | Found and contacted potential clients
live-streaming: Streamed matches live on YouTube | Hosted weekly Instagram lives | Broadcast talks live on Facebook
logistics: Received goods, managed stock and shipped orders | Picked and packed orders in a warehouse
  | Scheduled deliveries and drivers
market-research: Surveyed 500 customers and presented findings | Ran focus groups and interviews with buyers
  | Researched competitors and market size
marketing-automation: Set up automated emails triggered by sign-up | Built nurture flows in HubSpot
marketing-strategy: Wrote the annual marketing plan | Planned and executed marketing programs across regions
merchandising: Dressed windows and laid out displays | Set up in-store displays and planograms
moderation: Removed abusive comments and enforced group rules | Moderated a Facebook group of 12,000
  | Screened user posts and banned spammers
motion-design: Animated logos and titles in After Effects | Made animated explainer videos
negotiation: Negotiated prices with suppliers | Agreed rates with printers and venues
net-linking: Earned links from partner sites | Guest posts on other blogs to gain links
nursing: Gave injections and changed dressings | Administered medication and monitored vital signs
paid-social: Boosted posts and ran small Facebook campaigns | Spent £800 a month on Instagram ads
  | Bought ads on LinkedIn and Twitter | Managed Facebook advertising
partnerships: Brought in sponsors for the festival | Signed agreements with eight local charities
  | Built relationships with universities and trade bodies | Initiated brand partnerships
photo-retouching: Cropped and colour-corrected product shots | Edited photos in Lightroom
photography: Took photos at events | Shot dishes for the menu and Instagram | Photographed staff for the website
podcasting: Hosted and edited a monthly podcast | Launched the school's podcast
print-production: Liaised with printers and checked proofs | Managed print jobs from quote to delivery
product-marketing: Launched three new products | Wrote sales sheets and positioning for the new line
project-management: Led the website redesign from brief to launch | Kept a dozen jobs on time and on budget
  | Coordinated cross-functional teams to deliver projects | Planned timelines, resources and deliverables
proofreading: Checked copy for errors before print | Proofread all outgoing documents
  | Edited manuscripts for grammar and style
public-relations: Sent press releases to journalists | Got coverage in local papers and radio
  | Pitched stories to trade media | Organised press trips and conferences
reporting: Sent the board a monthly summary of results | Tracked reach, engagement and clicks
  | Built weekly dashboards | Presented campaign results to clients | Prepared sales reports for management
sales: Sold phones and contracts in store | Met or beat monthly sales targets | Visited a territory of 80 accounts
  | Upsold memberships at the front desk | Closed deals worth $2M
social-listening: Tracked what people say about the brand online | Monitored mentions and hashtags
social-media-strategy: Wrote the social media plan | Decided which channels to be on and how to grow them
  | Developed a strategy for Facebook and Twitter
software-development: Wrote Java services and unit tests | Built an inventory app in Python
  | Designed and coded REST endpoints
storytelling: Told the stories of local makers | Turned case studies into stories that donors remember
teaching: Taught French to adults | Gave piano lessons to children | Prepared lessons and graded papers
team-management: Managed two juniors and an intern | Led a team of six | Oversaw staff of 12
  | Hired, trained and reviewed five coordinators | Supervised volunteers | Managed coordinators in 20 regions
training: Ran workshops on social media for shop owners | Trained 30 colleagues on the new CMS
  | Wrote training manuals and delivered courses | Taught seniors how to use smartphones
  | Delivered training sessions to store managers | Coached colleagues on the new phone system
translation: Translated the site into Spanish | Subtitled videos in English
trend-watching: Kept an eye on new platform features | Followed industry news and spotted trends
  | Stayed current with trends in design
video-editing: Cut short videos in Premiere | Edited interviews and event footage
videography: Filmed interviews and behind-the-scenes clips | Shot short videos on a phone
  | Directed promotional films
web-analytics: Tracked site visits and conversions in GA4 | Used Google Analytics to see which pages work
  | Monitored website traffic and bounce rate
web-development: Built WordPress sites for small businesses | Coded landing pages in HTML and CSS
  | Designed and developed the company website
accessibility: Wrote alt text and captions for screen reader users
digital-marketing: Digital marketing for a small company
"""

# What resembles a duty and is none of the skill.
OTHERWISE = [
    ("videography", "Filmed by the police"),
    ("moderation", "Followed the house rules of the hotel"),
    ("event-management", "Attended a customer event"),
    ("email-marketing", "Envoi de 300 colis aux clients"),
    ("proofreading", "Révision des moteurs"),
    ("seo", "Google reviews answered"),
    ("team-management", "Community manager, équipe de bénévoles voisine"),
    ("agency-management", "Traffic manager en agence"),
    ("customer-service", "Réponses aux messages sur Instagram"),
    ("e-commerce", "Photos et fiches de la boutique en ligne"),
    ("content-management", "Chantier : mise à jour des plans du site"),
    ("crisis-communication", "Cellule de crise du service : plannings et lits"),
    ("product-marketing", "Refontes de sites, lancements"),
    ("seo", "Création et optimisation d'annonces Google"),
    ("accounting", "Tenue des comptes Instagram et TikTok"),
    ("community-management", "Cut what the department paid for Facebook by a tenth"),
    ("training", "Passed basic training, then a training course about fire"),
    ("sales", "Posted closing entries each quarter"),
    ("sales", "Set the closing times of the library"),
    ("seo", "Collected each title at the title attorney's"),
    ("influencer-marketing", "Noted what might influence the board's decisions"),
    ("graphic-design", "Looked after invitations, the website and the budget"),
    ("e-reputation", "Ordered the review of old confidential papers"),
    ("content-creation", "A short film about a lighthouse keeper's story"),
    ("community-management", "Put Omniture and Google in place"),
    ("training", "Trained new employees at the till"),
    ("training", "Trained in 2009, every certificate valid"),
    ("branding", "Brand awareness up by a fifth"),
    ("sales", "Locked up by the closing procedures"),
    ("sales", "Made clips and sales collateral"),
    ("internal-communication", "Sat with the staff of two magazines"),
    ("ux-design", "Drew CAD models for prototypes of a pump"),
    ("event-management", "Wrote sketches for a comedy show"),
    ("lead-generation", "Took the lead, increasing output by 20%"),
    ("crm", "Maintained a good relationship with the client base"),
    ("community-management", "Built reports on Google traffic"),
    ("videography", "Scheduled the short film programme of the festival"),
    ("editorial-calendar", "Scheduled staff and wrote job posts"),
    ("agency-management", "Worked for an advertising agency"),
]


@pytest.mark.parametrize(("skill", "sentence"), [*rows(FRENCH), *rows(ENGLISH)])
def test_a_sentence_shows_its_skill(skill: str, sentence: str) -> None:
    assert skill in shown(sentence)


@pytest.mark.parametrize(("skill", "sentence"), OTHERWISE)
def test_a_sentence_that_only_resembles_one(skill: str, sentence: str) -> None:
    assert skill not in shown(sentence)


def qualities(text: str) -> set[str]:
    return set(skills_shown(text, "soft_skill"))


@pytest.mark.parametrize(
    ("sentence", "quality"),
    [
        ("À l'aise devant une caméra ou un auditoire", "communication"),
        ("Comfortable in front of a board or a room of volunteers", "communication"),
        ("I can explain a budget in plain English", "communication"),
        ("À l'aise avec tout le monde, du stagiaire au préfet", "people skills"),
        ("I get on with everyone, even before coffee", "people skills"),
        ("Never missed a print deadline", "stress resistance"),
        ("Je garde mon calme quand tout déborde", "stress resistance"),
        ("Decides fast and says why", "decision making"),
    ],
)
def test_qualities_told_in_a_sentence(sentence: str, quality: str) -> None:
    assert quality in qualities(sentence)


@pytest.mark.parametrize(
    ("sentence", "quality"),
    [
        ("Garage à l'aise, devant la maison", "communication"),
        ("The front of the board was painted", "communication"),
        ("Missed the print deadline twice", "stress resistance"),
        ("Calme plat en août", "people skills"),
    ],
)
def test_words_that_only_resemble_a_quality(sentence: str, quality: str) -> None:
    assert quality not in qualities(sentence)
