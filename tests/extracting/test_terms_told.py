"""Skills told in sentences, as people of many trades put their work, and sentences that only sound like it."""

import pytest

from screener.extracting.matcher import find_all, find_mentions
from tests.extracting.tables import shown

TOLD = """
a-b-testing:
  Tests de deux objets pour chaque newsletter
  Comparaison de deux pages d'atterrissage
  Protocole d'essais comparatifs sur nos publicités
  Comparaison de trois pages d'inscription, la plus courte l'a emporté
  Alternance de deux mises en page d'accueil auprès de la moitié des visiteurs
  J'envoie deux versions de chaque annonce et je coupe la moins bonne au bout de trois jours
  Tested two subject lines for every newsletter
  Compared two landing pages
  Tested several pictures and headlines before putting money behind the winner
  Tried button colours on the donation page, lifting clicks 14%
  Posted the same video with two thumbnails to see which did better
  Two subject lines tried on a tenth of the list each time, the better one sent to everybody else
accessibility:
  Sous-titres et descriptions d'images pour les personnes aveugles et sourdes
  Mise aux normes RGAA de 120 pages
  Site rendu lisible par les lecteurs d'écran
  Captions and image descriptions for blind and deaf users
  Brought 120 pages up to WCAG
  Made the site work with screen readers
agency-management:
  Suivi de l'agence web et de l'imprimeur
  Brief de deux freelances (photo, motion)
  J'étais le contact unique de notre agence web et je validais ses livrables
  Relations avec l'agence de publicité : points d'étape, validation des maquettes, facturation
  Mise en compétition de quatre agences pour la refonte de l'identité
  Commandé à des pigistes et à des illustrateurs, relu et payé leurs travaux
  Oversaw the web agency and the printer
  Briefed two freelancers for photos and animation
  Worked with an outside design firm, approving layouts and invoices
  Managed a roster of twelve freelance translators and designers
  Commissioned freelance photographers and illustrators and signed off their work
  Sourced suppliers for printing, staging and sound and oversaw their work
branding:
  Nouveau nom, nouveau logo, nouveau ton : changement d'image de la coopérative
  Garante du respect de la charte par 40 magasins
  Harmonisation de l'image de douze filiales
  Donné à la maison un univers reconnaissable : couleurs, typographie, ton
  Livre de marque remis aux franchisés
  New name, new logo, new tone: the co-op's change of image
  Guardian of the guidelines in 40 shops
  Brand book handed to franchisees
  Gave the house a recognisable world: colours, type, voice
  Defined what the brand stands for and how it speaks
  Brought twelve subsidiaries under one look
budget-management:
  Gestion d'un budget de 40 000 € réparti entre salons et achats d'espace
  Suivi des dépenses et des factures du service
  Enveloppe média de 80 000 € pilotée au jour le jour
  Construction du budget prévisionnel du festival et de son bilan financier
  Bons de commande, engagement des crédits et contrôle des factures du service communication
  Budget annuel confié : 45 k€
  Handled a £40,000 budget across trade shows and advertising space
  Monitored the department's spending and invoices
  Raised purchase orders and checked invoices against the communications budget
  Spread 300,000 euros across channels according to results
  Decided month by month where the advertising money went
  Controlled costs of the production and reported overspends to the producer
community-management:
  Gestion des comptes Facebook et Instagram de la ville
  Réponse aux messages et animation de jeux
  Vie quotidienne de quatre comptes, du café du matin aux questions du soir
  Animatrice du groupe privé des clientes, 3 000 membres
  Création et suivi du compte Instagram de la crèche
  La voix de la marque sur Instagram et TikTok
  Managed the town's Facebook and Instagram accounts
  Replied to messages and ran competitions
  Tweeted live from the ground for the club
  The voice of the brand on Instagram and TikTok
  From 900 to 14,000 followers in eighteen months
  Daily life of four accounts, from the morning post to the evening's questions
content-creation:
  Trois vidéos et dix visuels par semaine, faits de bout en bout
  Textes, images et vidéos pour les réseaux de douze clients
  Idées, tournage, montage et légendes de nos reels
  Dix publications par mois, texte et image
  Carrousels et stories conçus pour des notaires
  Three videos and ten visuals a week, done from end to end
  Words, pictures and video for the feeds of twelve clients
  Recipes photographed and written for Instagram
  Carousels and stories made for solicitors
  Ten posts a month, words and image
  Ideas, shooting, editing and captions of our reels
content-management:
  Mise en ligne des articles et des vidéos sur le site de la fédération
  Mise à jour du catalogue en ligne et de la page d'accueil
  Mise à jour hebdomadaire des pages produits
  Saisie des événements dans l'agenda en ligne
  Bascule de notre vieux site vers WordPress, 90 articles repris à la main
  Reprise de 240 pages lors du passage à un nouvel outil de gestion de contenu
  Put articles and videos on the federation's website
  Updated the online catalogue and the home page
  Entered events in the online calendar and swapped the home page banner every week
  Pulled old pages down and put new ones up in Drupal
  I keep the site's pages fresh myself: copy, pictures, events diary
  Fixed broken links and retired stale sections of the portal
content-strategy:
  Choix des rubriques, des formats et des rendez-vous du blog pour l'année
  Trois piliers, un ton, un rythme : le cadre que j'ai posé pour tous les supports
  Refonte de l'offre éditoriale du site, de 14 rubriques à 5
  Audit des contenus existants et plan pour combler les manques
  Positionnement éditorial de la newsletter
  Priorités éditoriales arrêtées chaque trimestre avec la rédaction
  Chose the sections, formats and regular features of the blog for the year
  Three themes, one tone, one rhythm: the framework I set for all our channels
  Audited existing content and planned how to fill the gaps
  Wrote the editorial guidelines and explained them to contributors
  Set editorial priorities every quarter with the newsroom
  Cut the site from 14 sections to 5 and gave each a purpose
copywriting:
  Écriture des pages du site et des descriptifs des gîtes
  Rédige la newsletter et les scripts des vidéos
  La plume derrière le blog et les discours de la présidente
  Conception d'un livret d'accueil de 24 pages, de la première ligne à la dernière
  Écriture des spots radio et des argumentaires de vente
  Je rédige les fiches, les légendes et les courriers aux abonnés
  Wrote the site's pages and the cottages' descriptions
  Write the newsletter and video scripts
  The pen behind the blog and the chairwoman's speeches
  I write the product sheets, captions and letters to members
  Wrote wall texts for forty exhibition panels with the curator
  Scripts, blurbs and headlines for a daily radio show
crisis-communication:
  Communication pendant l'incendie de l'entrepôt : point presse, messages aux riverains et aux salariés
  Réponses aux internautes lors de la polémique sur les prix
  Préparation des éléments de réponse lors du rappel d'un lot de yaourts
  J'ai fait face à 2 000 commentaires furieux en une nuit après une publicité maladroite
  Simulation d'accident industriel avec la préfecture : tenue de la cellule communication
  Désamorcé une campagne de dénigrement lancée contre l'enseigne sur Twitter
  Communications lead during the warehouse fire: press briefings, letters to neighbours
  Answered customers online when a row broke out over prices
  Drafted reactive lines for ministers when the story broke
  Put together a playbook for what to say when things go wrong online
  When a product was recalled I prepared the customer letters, shop notices and social replies
  Advised the chief executive on what to say to the media during the redundancy programme
crm:
  Base de 12 000 contacts dédoublonnée et segmentée
  Saisie et historique des échanges avec chaque client dans Salesforce
  Segmentation des donateurs par ancienneté et montant
  Qualité du fichier adhérents : adresses, relances, doublons
  Suivi des prospects et des clients dans un logiciel dédié
  Logged every exchange with clients in Salesforce
  Moved paper records to HubSpot
  Segmented donors by seniority and size of gift
  Tracked prospects and customers in a dedicated system
  Kept the membership database clean
customer-service:
  Renseigne les voyageurs et règle leurs problèmes de billets
  Cinquante appels par jour, des commandes perdues aux remboursements
  Accueil du public à la mairie
  Suivi des litiges de livraison
  Réponses aux mails des acheteurs sous 24 heures
  Au comptoir, je calme les clients fâchés et je trouve une solution
  Informed passengers and sorted out ticket problems
  Fifty calls a day, from lost orders to refunds
  Followed up delivery disputes
  Welcomed the public at the town hall
  At the counter I calm angry customers and find a way out
  Answered buyers' emails within 24 hours
data-analysis:
  Croisement des ventes et de la météo pour prévoir les commandes
  Exploité 4 000 réponses à l'enquête et tiré trois conclusions
  Modèles de prévision de la demande
  Requêtes SQL pour comprendre pourquoi les abonnés partent
  Fichiers de caisse épluchés pour repérer les articles qui ne partent pas
  Étude statistique des accidents sur dix ans
  Crossed sales with the weather to forecast orders
  Worked through 4,000 survey answers and drew three conclusions
  Demand forecasting models
  Combed till records for lines that do not move
  Statistical study of ten years of accidents
  SQL queries to understand why subscribers leave
e-commerce:
  Boutique en ligne ouverte en 2020 : 400 commandes par mois
  Produits mis en vente sur le site et sur Amazon
  Photos, prix et stocks du site marchand tenus à jour
  Animation du site marchand : promotions, mises en avant
  Préparation et suivi des commandes passées sur internet
  Passage de la boutique de quartier à la vente par internet
  Web shop opened in 2020: 400 orders a month
  Put products up for sale on our site and on Amazon
  Packed and followed internet orders
  Kept photos, prices and stock of the online store right
  Promotions and features on the online store
  Took a neighbourhood shop online
e-reputation:
  Note de l'hôtel passée de 3,6 à 4,4 sur TripAdvisor
  Une réponse personnelle à chaque avis laissé sur Google
  Réponses aux commentaires négatifs sur Booking et Google
  Sollicitation des clients satisfaits pour qu'ils laissent un mot en ligne
  Demandes de retrait d'avis diffamatoires
  Suivi de l'image de l'établissement sur internet
  Raised the hotel's TripAdvisor score from 3.6 to 4.4
  A personal reply to every review left on Google
  Replied to negative comments on Booking and Google
  Had defamatory reviews taken down
  Watched over the clinic's image on the web
  Asked happy customers to leave a word online
editorial-calendar:
  Sujets du mois répartis par jour et par réseau dans un tableau partagé
  Programmation des posts quinze jours à l'avance
  Grille hebdomadaire : lundi coulisses, mercredi recette, vendredi jeu
  Calage des sujets avec les services et tenue du planning
  Je prévois les publications du trimestre autour des fêtes et des soldes
  Chemin de fer et rétroplanning de quatre numéros par an
  Month's topics laid out by day and network in a shared sheet
  Queued posts a fortnight ahead
  Scheduled all content across three channels
  Kept the publishing diary and chased contributors for copy
  Weekly grid: Monday backstage, Wednesday recipe, Friday quiz
  Flat plans and deadlines for four issues a year
email-marketing:
  Envoi d'une newsletter mensuelle à 3 000 clients
  Création et envoi des e-mails promotionnels
  Mails d'offres aux porteurs de carte, trois par mois
  Campagnes d'appel aux dons par courriel
  Passage de 800 à 5 000 inscrits à notre lettre
  Invitations envoyées par mail aux clients fidèles, un sur trois vient
  Sent a monthly newsletter to 3,000 customers
  Created and sent promotional emails
  Invitations emailed to loyal customers, one in three comes
  Email appeals for donations
  Built templates and scheduled sends in Mailchimp
  Cleaned the list and woke up dormant subscribers
event-management:
  Organisation du salon annuel, 3 000 visiteurs
  Coordination des bénévoles et des exposants du marché de Noël
  Intendance du congrès annuel : salle, traiteur, badges, transports
  Vingt rencontres d'auteurs par an, de l'invitation à la séance de signature
  Course solidaire de 800 coureurs mise sur pied avec la mairie
  Stands sur quatre salons : réservation, montage, accueil
  Organised the annual fair, 3,000 visitors
  Coordinated volunteers and stallholders of the Christmas market
  Twenty author talks a year, from invitation to signing
  Put on a travelling exhibition in six schools
  Village fair: 2,000 visitors, 60 volunteers, no mishaps
  Book launch for 150 guests
graphic-design:
  Logo et papeterie de six commerces
  Dessiné les emballages de la gamme enfants
  Mise en page du rapport annuel, 80 pages
  Visuels pour les réseaux avec Canva
  Posters, programmes and invitation cards for the season
  Layout of the school paper in InDesign
  Visuals for social in Canva
  Drew the packaging of the children's range
  Laid out an 80-page annual report
  Van and window graphics, files ready for print
influencer-marketing:
  Envoi de coffrets à 60 instagrameuses et suivi de leurs publications
  Choisi, briefé et rémunéré quinze créateurs pour le lancement
  Soirée pour des blogueuses cuisine, 40 articles en retour
  Constitution d'un cercle d'ambassadeurs parmi nos clientes
  Partenariat avec une streameuse suivie par 200 000 personnes
  Contrats avec des youtubeurs : codes promo, droits, calendrier
  Sent boxes to sixty Instagrammers and followed what they posted
  Picked, briefed and paid fifteen creators for the launch
  Contracts with YouTubers: promo codes, rights, timing
  Built a circle of ambassadors among our customers
  Evening for food bloggers that led to 40 articles
  Teamed up with a streamer followed by 200,000 people
infographics:
  Chiffres du rapport mis en images
  Schémas et cartes pour expliquer le budget de la ville
  Turned the report's figures into pictures
  Charts and maps explaining the city budget
internal-communication:
  Journal des 800 agents, du sommaire à la distribution
  Lettre du lundi aux équipes des magasins
  Expliqué la fusion aux salariés sur quatre sites
  Affichage, intranet et vœux du personnel
  Petit-déjeuner mensuel entre la direction et le personnel
  Réunions d'information des équipes et foire aux questions
  Magazine for 800 employees, from contents page to distribution
  Monday letter to shop teams
  Notice boards, intranet and staff party
  Explained the merger to workers on four sites
  Monthly breakfast between management and staff
  Town halls and a questions-and-answers page for staff
journalism:
  Trois pages par semaine pour l'hebdomadaire, sports et faits divers
  Enquête de deux mois sur les loyers, reprise au national
  Reportages et interviews pour la radio du campus
  Flash de 7 heures et matinale
  Comptes rendus des conseils municipaux pour le journal
  Three pages a week for the paper, sport and crime
  Two-month investigation into rents picked up nationally
  Stories and interviews for campus radio
  Read the 7 o'clock bulletin
  Council reports for the local weekly
keyword-research:
  Choix des mots-clés de chaque article avec Semrush
  Liste des requêtes à viser pour le blog
  Identification des mots et tournures employés par les acheteurs
  Avant d'écrire, je relève ce que les gens demandent à Google
  Je pars de ce que les gens cherchent : liste de requêtes, volumes, concurrence
  Carte des mots-clés, une page par sujet
  Chose keywords for each article with Semrush
  List of queries to target on the blog
  Customers' search terms sorted by month and volume
  Search volumes checked before every brief
  Sorted 1,500 queries by intent
  Picked out the words buyers really use
lead-generation:
  Prospection téléphonique auprès de PME, 10 rendez-vous par semaine
  Campagne LinkedIn qui a généré 200 contacts commerciaux
  Webinaires qui ont rapporté 180 demandes de démonstration
  Messages LinkedIn aux directeurs financiers, un sur cinq répond
  Porte-à-porte dans les villages pour trouver de nouveaux clients
  Constitution d'un fichier de 2 000 entreprises à contacter
  Phoned small firms and won ten appointments a week
  LinkedIn campaign that generated 200 sales contacts
  Forms and sign-up pages: 300 useful contacts a month for the sales people
  Forty calls a day to win appointments
  Door to door in villages to find new customers
  Opened new accounts in the north
live-streaming:
  Retransmission en direct des conseils municipaux sur YouTube
  Direct Instagram chaque jeudi avec un artisan
  Concerts diffusés en direct pendant le confinement
  Animation de directs sur Twitch, 300 spectateurs en moyenne
  Régie de conférences en ligne diffusées en simultané
  Broadcast council meetings live on YouTube
  Instagram live every Thursday with a craftsperson
  Ran the desk for online conferences going out live
  Concerts streamed live during lockdown
  Hosted Twitch streams, 300 viewers on average
market-research:
  Cent entretiens avec des clientes avant le lancement
  Questionnaire passé à 800 visiteurs, dépouillé et présenté
  Groupes de discussion avec des lycéens
  Taille et potentiel du marché polonais évalués
  Étude des concurrents et des prix avant l'ouverture
  A hundred interviews with customers before launch
  Questionnaire put to 800 visitors, counted and presented
  Discussion groups with sixth-formers
  Sized up the Polish market
  Looked at rivals and prices before opening
marketing-automation:
  Scénarios d'e-mails automatiques pour les nouveaux clients
  Relance automatique des paniers
  Règles d'envoi automatique selon les pages visitées
  Relances de panier déclenchées au bout de deux heures
  Branchements entre le formulaire, la base et l'outil d'envoi
  Parcours de bienvenue en quatre étapes, 12 % d'achats en plus
  Automatic email sequences for new customers
  Automated basket reminders
  New sign-ups get five messages that I wrote once and for all
  Wired the form, the database and the mailing tool together
  Built journeys in HubSpot depending on what contacts do
  A four-step welcome programme, 12% more purchases
marketing-strategy:
  Plan d'actions commercial et publicitaire de l'année, cibles, messages, moyens
  Choix des cibles et du positionnement de la nouvelle boutique
  Year's plan of promotions and advertising: audiences, messages, means
  Chose the new shop's audience and position
merchandising:
  Vitrines refaites chaque quinzaine, thèmes et mise en lumière
  Mise en avant des nouveautés en tête de gondole
  Agencement des rayons selon les plans du siège
  Windows redone every fortnight, themes and lighting
  New lines put at the end of aisles
  Laid out shelves to head office plans
moderation:
  Modère une communauté Facebook de 20 000 parents, suppression des messages agressifs
  Contrôle des petites annonces avant publication
  Recruté et coaché une équipe de bénévoles pour tenir le tchat propre pendant les streams
  Suivi quotidien de 300 commentaires, avec suppression des propos racistes
  Contrôle des annonces et des photos postées par les utilisateurs du site
  Je supprime les insultes et je rappelle les règles du groupe à ceux qui débordent
  Moderate a Facebook community of 20,000 parents and remove aggressive posts
  Checked classified ads before publication
  Took down hate speech and scams from the marketplace listings
  Approved or rejected reader comments under the newspaper's articles
  Policed the comments section of a busy news site on night shifts
  Trained six volunteers to keep the chat clean during streams
motion-design:
  Logos animés et génériques sous After Effects
  Petites animations expliquant les impôts
  Typographies animées pour TikTok
  Animated logos and title sequences in After Effects
  Short animations explaining tax
  Kinetic type for TikTok
negotiation:
  Négociation des espaces publicitaires avec la presse régionale
  Discussion des tarifs avec les photographes et l'imprimeur
  Contrats des artistes discutés avec leurs agents
  Discuté âprement les loyers avec les bailleurs de six boutiques
  Renégociation annuelle des abonnements logiciels, 18 000 € économisés
  Discussion des contrats avec les influenceurs et leurs agents : cachet, droits, exclusivité
  Negotiated advertising space with regional papers
  Discussed rates with photographers and the printer
  Got twelve per cent off our printer's prices by pooling orders
  Renegotiated software subscriptions every year, saving £18,000
  Print prices brought down from £9,000 to £6,500 after three rounds
  Led rate talks with hotels for 300 delegates
net-linking:
  Obtenu 90 liens depuis des blogs de jardinage
  Articles invités sur des sites amis pour gagner des liens
  Won 90 links from gardening blogs
  Guest articles on friendly sites to earn links
paid-social:
  2 000 € par mois de publicité sur Facebook et Instagram, ventes suivies au centime
  Mise en avant payante des meilleurs posts
  Annonces Instagram ciblées sur les jeunes parents de la région
  Création d'audiences, de visuels et de textes pour nos pubs Meta
  Achat de campagnes sur TikTok et LinkedIn pour recruter des apprentis
  Coût par inscription ramené de 9 à 4 € sur Facebook
  £2,000 a month of Facebook and Instagram ads, tracked to the penny
  Put money behind our best posts
  Built audiences, artwork and copy for Meta ads
  Instagram ads aimed at young parents nearby
  Cut cost per sign-up on Facebook from £9 to £4
  Bought TikTok and LinkedIn campaigns to recruit apprentices
partnerships:
  Fait entrer trois mécènes au festival
  Accords avec la piscine, le cinéma et douze commerces
  Tour de table de sponsors, 40 000 € réunis
  Convention signée avec l'université et deux lycées
  Trouvé des lots et des financements auprès des entreprises du coin
  Opérations communes avec une marque de vélos
  Brought three patrons to the festival
  Signed up the university and two colleges
  Found prizes and funding from local firms
  Raised £40,000 from sponsors
  Joint promotions with a bicycle brand
photo-retouching:
  Détourages et couleurs de 3 000 articles sous Photoshop
  Retouches de peau et de lumière sur les portraits
  Développement des RAW dans Lightroom
  Nettoyage et recadrage d'images d'archives
  Cut out and colour-corrected 3,000 items in Photoshop
  Touched up skin and light in portraits
  Processed RAW files in Lightroom
  Restored old photographs
  Cleaned and cropped archive images
photography:
  Mariages, portraits et produits au 50 mm
  Je fais toutes les photos du catalogue
  Prises de vue culinaires pour un chef
  Portraits du personnel pour le trombinoscope
  Boîtier au cou à chaque inauguration
  Reportages sur les chantiers, 200 clichés livrés par mois
  Weddings, portraits and products on a 50mm
  I take all the pictures for the catalogue
  Camera round my neck at every opening
  Site stories, 200 images delivered a month
  Staff portraits for the directory
  Food shoots for a chef
podcasting:
  Enregistrement et montage d'un podcast mensuel
  Animation d'une série audio sur les métiers
  Créé et présenté « La Cave », diffusé sur Spotify et Deezer
  Micro en main chez les habitants pour une série sonore
  Production d'un balado sur l'histoire du quartier
  Entretiens audio de trente minutes avec d'anciens élèves
  Recorded and edited a monthly podcast
  Hosted an audio series about jobs
  Recorded, mixed and uploaded episodes
  Twelve episodes recorded with researchers, listened to 30,000 times
  Created and voiced "The Cellar", out on Spotify and Apple
  Booked guests, wrote questions and presented our fortnightly audio show
print-production:
  Devis, papier, calage machine et livraison des 10 000 dépliants
  Bons à tirer validés et présence sur machine
  Trois dépliants imprimés par an, du fichier à la palette
  Choix des papiers et suivi chez l'imprimeur
  Quotes, paper, press pass and delivery of 10,000 leaflets
  Signed off proofs and stood by the press
  Chose stocks and followed jobs at the printer's
product-marketing:
  Sortie de la nouvelle gamme : nom, prix, argumentaire, fiche pour les vendeurs
  Lancement d'une crème auprès de 300 pharmacies
  New range brought out: name, price, pitch, sheets for the sales force
  Launched a cream in 300 pharmacies
project-management:
  Mené le déménagement de 60 postes en trois semaines
  Cahier des charges, calendrier, réunions : la refonte du site livrée à l'heure
  Suivi des jalons et des risques de quatre chantiers numériques
  Du brief à la livraison, huit opérations menées de front
  Led the move of 60 desks in three weeks
  Brief, timetable, meetings: new site delivered on time
  Coordinated IT, legal and communications for the opening of the branch
  From brief to delivery, eight jobs run in parallel
  Tracked milestones and risks of four digital projects
proofreading:
  Relecture et correction du journal municipal
  Vérification des textes avant impression
  Rien ne partait à l'imprimeur sans ma lecture, crayon rouge en main
  Chasse aux coquilles et aux fautes d'accord dans le journal
  Préparation de copie et corrections pour deux éditeurs
  Relis tout ce qui sort du service avant parution
  Read and corrected the town magazine
  Checked texts before printing
  Checked spelling and layout of posters before they went out
  Read everything leaving the department before publication
  Last pair of eyes on the galleys
  Nothing went to print before I had been through it with a red pen
public-relations:
  Rédaction des communiqués et relances des journalistes
  Organisation de la venue de journalistes au festival
  Réponses aux sollicitations des journalistes
  Invitation de la presse aux répétitions
  Porte-parole de l'association dans les médias locaux
  Passage de la marque dans Ouest-France, Elle et au 19/45
  Wrote releases and chased journalists
  Arranged journalists' visits to the festival
  Breakfast briefings for journalists to show new products
  Invited the press to rehearsals
  Took calls from reporters
  Won pages in interiors magazines without spending a penny
reporting:
  Rapport mensuel des résultats présenté à la direction
  Tableaux de bord des campagnes pour les clients
  Indicateurs suivis et commentés en comité
  Tableau Excel des ventes et de la fréquentation, mis à jour chaque lundi
  Bilans chiffrés remis aux financeurs
  Résultats des opérations présentés aux clients, avec des pistes pour la suite
  Monthly report of results presented to management
  Campaign dashboards for clients
  Figures handed to funders
  Looked back at each campaign: reach, clicks, cost
  Told the board every month how the page had done
  Built dashboards for regional managers
sales:
  Vente de cuisines sur mesure, objectifs dépassés de 15 %
  Conseil, vente et encaissement en boutique
  Visite de 30 clients par semaine, prise de commandes
  Rendez-vous chez les médecins pour présenter nos appareils et prendre commande
  Réalisation de devis et signature des chantiers chez les particuliers
  Tenue d'un stand sur les marchés le week-end
  Sold made-to-measure kitchens, 15% above target
  Advice, sales and till in the shop
  Placed 45 insurance policies in my first quarter
  Suggested add-ons at the till
  Took turnover from £200k to £340k in two years
  Persuaded passers-by to take out a gym membership
sea:
  Annonces Google : 5 000 € par mois, enchères revues chaque matin
  Achat de mots-clés et rédaction des annonces du moteur
  Campagnes de liens payants pour trois cliniques
  Coût par clic divisé par deux sur Google Ads
  Google ads: £5,000 a month, bids reviewed each morning
  Bought keywords and wrote search ads
  Sponsored links for three clinics
  Halved cost per click on Google Ads
seo:
  Optimisation de 80 fiches produits pour Google
  Trafic venant de Google doublé en un an
  Rédaction de guides pensés pour le référencement
  Titres, descriptions et liens internes revus page par page
  J'ai réécrit 60 pages pour qu'on les trouve sur Google
  Articles conçus à partir de ce que les gens tapent dans Google
  Optimised 80 product sheets for Google
  Doubled traffic from Google in a year
  Cleared crawl errors and sped up pages in Search Console
  I write for the reader first and for search engines second
  Visits from search engines tripled in a year
  Rewrote 60 pages so that people would find them on Google
social-listening:
  Suivi de ce qui se dit de la marque sur Twitter et les forums
  Alertes et synthèse des mentions chaque semaine
  Paramétrage des requêtes dans Talkwalker et synthèse des verbatims
  Alertes sur le nom de la marque et rapport hebdomadaire des conversations
  Repérage des clients mécontents sur les réseaux avant qu'ils n'appellent
  Analyse du ton des messages postés sur nos produits
  Tracked what was said about the brand on Twitter and forums
  Alerts and weekly summary of mentions
  Tracked who talks about us, where and how
  Logged mentions of the museum on Twitter and forums
  Each morning I look at what is being said about us online and raise the alarm if needed
  Gauged the tone of posts about our products
social-media-strategy:
  Définition de la stratégie Instagram et LinkedIn avec la direction
  Audit des comptes et recommandations pour chaque réseau
  Recommandations annuelles pour quatre clients sur leur présence sociale
  Présenté à la direction un plan de développement pour Instagram et LinkedIn
  Définition des cibles, des plateformes et du rythme de publication
  Conseil à des artisans sur les réseaux à choisir et la façon de s'y prendre
  Defined the Instagram and LinkedIn strategy with management
  Audited accounts and made recommendations for each network
  Defined audiences, platforms and posting rhythm
  Built the house's online presence from nothing: channels, goals, means
  Set down in writing the tone, pace and purpose of each platform
  Took stock of the brand's accounts and recommended what to change
storytelling:
  Raconté la marque à travers celles et ceux qui la font
  Portraits de producteurs pour donner chair aux produits
  L'histoire de la maison en dix épisodes
  Mise en récit de cent ans d'usine
  Growers' portraits that put faces on products
  The house's history in ten instalments
  A hundred years of the mill told as a story
teaching:
  Professeur d'anglais en collège, quatre classes
  Cours du soir de piano à des adultes
  Préparation de lycéens au bac
  Taught English to four classes
  Evening piano lessons for adults
  Prepared sixth-formers for A levels
team-management:
  Encadrement d'une assistante et de deux stagiaires
  Gestion d'une équipe de 15 vendeurs : plannings, recrutement, entretiens
  À la tête d'un service de neuf agents à la médiathèque
  Nous étions quatre, je répartissais le travail et je faisais les entretiens annuels
  Deux alternantes sous ma responsabilité chaque année
  Chef d'équipe de nuit, 14 caristes
  Supervised an assistant and two interns
  Ran a team of 15 shop assistants: rotas, hiring, appraisals
  Built a team of five from scratch and promoted two of them
  Night shift leader for fourteen forklift drivers
  Set objectives and held one-to-ones with eight people across two sites
  Looked after three interns each summer, setting their tasks and marking their work
training:
  Formation des commerçants aux réseaux sociaux
  Animation d'ateliers numériques pour les seniors
  Intervenante deux jours par mois auprès des vendeurs pour leur montrer les nouveautés
  Initiation des seniors à la tablette
  Rédaction des modes d'emploi et séances d'explication aux nouveaux
  Formé une trentaine de bénévoles à la prise de parole
  Trained shopkeepers in social media
  Ran digital workshops for pensioners
  Passed the trade on to apprentice bakers
  Showed 60 staff how to use the new software
  Half-day sessions on web writing for researchers
  Instagram workshops for 120 craftspeople in the region
translation:
  Version anglaise du site et du catalogue
  Passage du français à l'espagnol de 200 notices
  Sous-titres anglais des films du festival
  Traduit deux romans du portugais
  Translated two novels from Portuguese
trend-watching:
  Veille quotidienne sur les réseaux et partage des nouveautés à l'équipe
  Suivi des tendances mode et des comptes inspirants
  Tenue d'un carnet de tendances déco partagé avec les acheteurs
  Suivi des actus food et des mèmes du moment pour nourrir nos publications
  Note de tendances trimestrielle sur la beauté asiatique
  Surveillance des innovations du secteur de l'emballage
  Keep an eye on what is new on social platforms and brief the team
  Followed fashion trends and inspiring accounts
  Benchmarked the feeds of eleven rival brands every month
  Kept the sales team up to date with algorithm changes and new features
  Scanned the trade press each morning and circulated a summary of industry developments
  Jumped on TikTok sounds before they peaked
video-editing:
  Dérushage, montage et sous-titres sur Premiere
  Coupé trois heures d'entretiens en huit minutes
  Je monte moi-même sur CapCut entre deux rendez-vous
  Bandes-annonces de spectacles
  Montages rythmés pour TikTok à partir des images des autres
  Étalonnage et mixage de courts métrages
  Logged, cut and subtitled on Premiere
  Cut three hours of interviews down to eight minutes
  Snappy edits for TikTok from other people's footage
  I edit on CapCut between appointments
  Graded and mixed short films
videography:
  Tournage de portraits de producteurs pour YouTube
  Je filme et monte les temps forts de chaque match
  Cadrage, lumière et son sur des interviews de chercheurs
  Une vidéo par semaine sur la chaîne, de l'idée au tournage
  Captations de conférences à deux caméras
  Vidéos de présentation des métiers tournées dans nos usines
  Filmed growers' portraits for YouTube
  I film and edit the highlights of each match
  Licensed drone pilot: aerial footage for the tourist board
  Behind-the-scenes clips of every rehearsal for the theatre's accounts
  Out with a camera, tripod and lapel mic, I come back with a three-minute piece the same day
  Put one new video a week on the channel, from idea to shoot
web-analytics:
  Analyse de la fréquentation du site et des ventes en ligne
  Suivi mensuel des visites dans Google Analytics
  Le nombre de visiteurs du site est passé de 2 000 à 9 000 par mois, chiffres relevés chaque lundi
  Mise en place de Matomo et lecture mensuelle des résultats
  Chiffres de consultation des articles présentés en conférence de rédaction
  Mise en place du suivi des ventes dans Google Analytics
  Analysed site visits and online sales
  Monthly follow-up of visits in Google Analytics
  Site visitors went from 2,000 to 9,000 a month, numbers I pulled each Monday
  Watch click-through and bounce rates and adjust pages
  I know which pages visitors read and when they leave
  Commented charts of site traffic each quarter
"""
OTHERWISE = """
a-b-testing:
  Test de logiciel et rédaction de cas de recette
  Essais comparatifs de matériaux en laboratoire
  Comparaison des devis de trois fournisseurs
  Software testing and writing test cases
  Two language versions of each page
  Compared quotes from three suppliers
  Tested water samples in pairs
accessibility:
  Accessibilité du chantier
  Access control at the gate
agency-management:
  Ouverture d'une agence bancaire à Lille
  Employée en agence de voyages, accueil et réservation
  Missions d'intérim par une agence
  Prestataire de services informatiques à mon compte
  Worked in a busy travel agency booking flights
  Temp agency assignments in warehouses
  Agency nurse on night shifts
branding:
  Marque des pièces au laser
  Charte du patient hospitalisé
  Univers de soins
  Branded cattle on a ranch
  Stocked branded goods
  Branch manager
budget-management:
  Handled parcels and pallets
  Aide aux familles pour équilibrer leur budget
  Chiffre d'affaires de 120 000 € par an
  Montant des contrats : 45 k€
  Vente de véhicules à petit budget
  Low-budget feature film, runner
  Sales of £120,000 a year
community-management:
  Vie en communauté dans un foyer
  Animation d'un accueil de loisirs
  Réponse au téléphone
  Community nurse visiting patients
  Lived in a religious community
  Answered the phone and the door
  Community centre caretaker
content-creation:
  Création d'emplois
  Contenu de cours universitaire
  Job creation scheme
  Content of lorries checked
content-management:
  Put texts into envelopes
  Mise à jour des dossiers patients
  Création du site vitrine en HTML et CSS
  Publication d'un article dans une revue savante
  Updated patients' records after each visit
  Kept the building site tidy
  Coded the site in HTML and CSS
content-strategy:
  Choix du mobilier et des formats d'emballage
  Rythme de production de 400 pièces par heure
  Édition de factures
  Chose furniture and packaging formats
  Production rate of 400 parts per hour
  Issued invoices
copywriting:
  Lecture de textes aux enfants
  Textes réglementaires : veille juridique
  Wrote prescriptions and discharge notes
  Read stories to children
  Wrote up tickets and minutes
crisis-communication:
  Intervention en situation de crise auprès de patients suicidaires
  Réponse aux demandes d'information des habitants au guichet
  Accident du travail : déclaration et suivi administratif
  Crisis intervention with homeless adults in a shelter
  Incident reports filed after each shift
  Handled emergency repairs of heating systems
  Recall of overdue library books
crm:
  Base de loisirs
  Fichiers sons nettoyés
  Database administrator for Oracle
  Segmented worms in biology class
customer-service:
  Service en salle
  Clients : Renault, SNCF
  Service clientèle sous-traité
  Military service
  Clients: Renault, SNCF
  Serviced boilers
data-analysis:
  Analyses d'urine
  Analyse de pratiques professionnelles
  Urine analysis
  Data entry clerk
e-commerce:
  Commandes de matériel médical
  Vente en porte-à-porte
  Ordered medical supplies
  Door-to-door sales
e-reputation:
  Avis d'imposition
  Notes de service
  Image médicale : scanner et IRM
  Peer review of articles
  Performance reviews of staff
  Reviewed contracts
editorial-calendar:
  Planning des gardes et des congés
  Calendrier des vaccins
  Programmation d'automates
  Staff rota and holiday planning
  Vaccination schedule
  Diary management for two partners
email-marketing:
  Traitement des courriels entrants
  Envoi de colis et de courriers recommandés
  Réponse aux mails des candidats
  Lettres de motivation corrigées
  Answered incoming emails
  Sent parcels and registered mail
  Sorted letters at the depot
event-management:
  Coordinated deliveries to the market
  Montage de meubles
  Participation à des salons
  Fête des mères : ventes de fleurs
  Assembled furniture
  Attended trade fairs
  Adverse events reported
graphic-design:
  Dessin industriel de pièces
  Pose d'affiches
  Mise en rayon
  Drafted mechanical parts
  Put up posters
  Shelf filling
influencer-marketing:
  Ambassadeur du tri auprès des habitants
  Créateur d'entreprise
  Influence de l'alimentation sur la santé
  Student ambassador at open days
  Influence of diet on health
  Ambassador's residence housekeeper
infographics:
  Carte bancaire
  Credit cards
internal-communication:
  Mutation interne
  Médecine interne
  Journal local
  Internal medicine ward
  Internal audit
  Local newspaper
journalism:
  Enquête publique
  Entretien des locaux
  Journal entries posted
  Interviewed job applicants
keyword-research:
  Requêtes SQL sur la base clients
  Recherche de financements
  Mots croisés et jeux de lettres
  Saisie de mots de passe
  SQL queries on the customer database
  Searched for funding
  Typed letters for solicitors
lead-generation:
  Réponse aux appels des clients
  Distribution de prospectus
  Recherche d'emploi
  Answered customers' calls
  Handed out leaflets
  Lead guitarist
  Mineral prospecting and drilling
live-streaming:
  Vente directe à la ferme
  Spectacle vivant : accueil du public
  Live music venue bar staff
  Lived abroad for two years
market-research:
  Étude notariale
  Étude des sols
  Soil study
  Interviewed candidates for jobs
marketing-automation:
  Automatisation d'une ligne d'emballage
  Scénarios de courts métrages
  Automates programmables Siemens
  Anniversaires d'enfants : animation
  Automated a packaging line
  Film scripts and scenarios
  PLC automation
marketing-strategy:
  Plan de table
  Floor plan
merchandising:
  Rayons X
  Mise en lumière de spectacles
  Window cleaner
  X-ray shelves
moderation:
  Contrôle des passagers avant embarquement
  Tri des déchets et des messages papier au courrier
  Animation de débats et de tables rondes
  Suppression des doublons dans la base
  Consommation modérée d'énergie du bâtiment
  Reviewed expense claims against policy
  Removed graffiti and rubbish from the estate
motion-design:
  Animation de loisirs
  Animations commerciales
  Animated discussions with pupils
  Animal care
negotiation:
  Discussed rates of infection with doctors
  Application des tarifs affichés en caisse
  Établissement des devis et factures
  Discussions avec les familles des résidents
  Rédaction de contrats types
  Applied listed prices at the till
  Discussed treatment plans with families
net-linking:
  Liens familiaux
  Links with families
paid-social:
  Petites annonces dans le journal local
  Abonnements payants à la salle de sport
  Publicité radio
  Classified ads in the local paper
  Paid members of the gym
  Radio advertising
partnerships:
  Partenaires sociaux
  Accord de branche
  Convention collective
  Partner in a law firm
  Domestic partner benefits
  Union agreement
photo-retouching:
  Retouche couture et ourlets
  Nettoyage d'archives
  Clothing alterations
  Cropped fields on a farm
photography:
  Photocopies et classement
  Portraits chinois en atelier
  Photocopied files
  X-ray images
podcasting:
  Prise de son sur des concerts
  Écoute des appels entrants
  Animation d'émissions de télévision
  Épisodes de grippe : soins aux résidents
  Mixed sound at concerts
  Listened to incoming calls
  Acute episodes of asthma managed
print-production:
  Impression 3D
  Tirage au sort
  3D printing
  Printed labels in the warehouse
product-marketing:
  Lancement de javelot
  Launched boats at the marina
project-management:
  Projet pédagogique de la crèche
  Projet personnel
  Projected films
  Final-year project
proofreading:
  Checked tickets before departure
  Vérification des machines avant démarrage
  Correction d'exercices de mathématiques
  Vérification des factures et des accords de paiement
  Mise au propre des chambres
  Marked maths homework
  Checked invoices against delivery notes
public-relations:
  Arranged doctors' visits for residents
  Presse à injection : réglage et conduite
  Presse à emboutir et découpe
  Vente de presse et de tabac
  Lecture de la presse aux résidents
  Operated a hydraulic press
  Pressed garments and prepared window displays
reporting:
  Rapports d'intervention et mains courantes
  Comptes rendus d'hospitalisation
  Rédaction de rapports de stage
  Rapport d'expertise
  Wrote incident reports
  Typed medical reports
  Lab reports for students
sales:
  Advice on benefits at the counter
  Analyse des ventes pour le directeur
  Supports d'aide à la vente mis en page
  Point de vente situé à Lyon
  Service après-vente téléphonique
  Analysed sales figures for the director
  Laid out sales aids
sea:
  Clics et signatures électroniques
  Mer et littoral : excursions
seo:
  Recherche documentaire sur Google
  Classement des dossiers par ordre alphabétique
  Position de tête dans la course à vélo
  Titres de séjour : instruction des demandes
  Searched Google for suppliers
  Job search support for young people
  Organic vegetables sold at the market
social-listening:
  Écoute active des patients
  Conversations en anglais avec les clients
  Surveillance des examens
  Relevés de compteurs
  Active listening with patients
  Conversation classes in English
  Monitored exams
social-media-strategy:
  Stratégie d'achat et plan d'approvisionnement
  Réseaux d'eau et d'assainissement
  Objectifs de vente par canal de distribution
  Publication de messages écrits par d'autres
  Purchasing strategy and supply plan
  Channel sales targets
  Water network planning
storytelling:
  Histoire-géographie au collège
  Contes pour enfants lus à voix haute
  History teacher
  Three-storey building
teaching:
  Cours de la bourse
  Took piano lessons
team-management:
  Équipe de nuit, 3x8
  Part of a team of nine librarians
  Reported to the head of service
  Worked in a team of six
  Supervised children at lunch
training:
  Formation suivie : Excel avancé, 2 jours
  En formation d'infirmière
  Formé à la sécurité incendie
  Formation professionnelle en alternance
  Completed training in Excel
  Trained as a nurse
  Trainee accountant
translation:
  Version papier du formulaire
  Anglais courant
  Print version of the form
  Fluent Spanish
trend-watching:
  Kept an eye on children in the pool
  Surveillant de nuit en internat
  Tendances suicidaires : repérage et orientation
  Night watch on a merchant ship
  Analysed variance trends in monthly spending
  Watched children in the playground
video-editing:
  Montage de charpentes
  Montage de dossiers de financement
  Coupe de cheveux
  Cut and fitted timber
  Edited a scientific paper
  Cut hair
videography:
  Organisation de projections de films en plein air
  Conduite de tournées de livraison
  Reviewed CCTV footage after incidents
  Operated film-wrapping machine in the packing hall
  Shot blasting and painting of steel parts
  Booked films for the cinema programme
web-analytics:
  Fréquentation de la piscine : comptage des entrées
  Analyse de sang et de prélèvements
  Accueil des visites scolaires
  Étude du trafic routier au carrefour
  Counted visitors at the swimming pool
  Blood sample analysis
  Guided visits for schools
"""


def rows(table: str) -> list[tuple[str, str]]:
    """A table of sentences below their skill as pairs."""
    found: list[tuple[str, str]] = []
    skill = ""
    for line in table.strip().split("\n"):
        if line.startswith(" "):
            found.append((skill, line.strip()))
        else:
            skill = line.removesuffix(":")
    return found


@pytest.mark.parametrize(("skill", "sentence"), rows(TOLD))
def test_a_sentence_tells_a_skill(skill: str, sentence: str) -> None:
    assert skill in shown(sentence)


@pytest.mark.parametrize(("skill", "sentence"), rows(OTHERWISE))
def test_a_sentence_that_only_sounds_like_it(skill: str, sentence: str) -> None:
    assert skill not in shown(sentence)


@pytest.mark.parametrize(
    ("text", "skills", "others"),
    [
        ("Prepared daily reports", {"report-writing"}, {"reporting"}),
        ("Submitted progress reports to the engineer", {"report-writing"}, {"reporting"}),
        ("Rédaction de rapports d'intervention", {"report-writing"}, {"reporting"}),
        ("Prepared reports on campaign results", {"reporting"}, set()),
        ("Wrote reports on sales and traffic", {"reporting"}, set()),
        ("Built dashboards for the directors", {"reporting"}, {"report-writing"}),
        ("Excellent written and oral communication", {"written-communication"}, {"copywriting"}),
        ("Strong written communication skills", {"written-communication"}, {"copywriting"}),
        ("Business writing", {"written-communication"}, {"copywriting"}),
        ("Communication écrite et orale", {"written-communication"}, {"copywriting"}),
        ("Written exam and oral presentation", set(), {"written-communication"}),
    ],
)
def test_reports_and_writing_of_two_kinds(text: str, skills: set[str], others: set[str]) -> None:
    assert skills <= shown(text)
    assert shown(text).isdisjoint(others)


def test_keywords_in_a_row_say_nothing_of_one_another() -> None:
    keywords = "Contracts, budgets, research, negotiations, pricing, police, planning, press, filing, phones"
    assert "negotiation" not in shown(keywords)
    assert "negotiation" in shown("Negotiated contracts and pricing with hotels, printers and caterers")


def test_the_possessive_of_english_is_no_french() -> None:
    english = (
        "We are the people who were there when our clients' and the company's work had to be done by all of us. " * 6
    )
    assert "training" not in shown(f"{english} Negotiated fresh terms with three lapsed accounts")


def test_a_bare_word_is_asked_for_and_claims_nothing() -> None:
    words = "Sales, negotiation, training, copywriting"
    assert {hit.name.id for hit in find_all(words, lambda _: True).names} == {"copywriting"}
    assert {mention.id for mention in find_mentions(words)} == {"sales", "negotiation", "training", "copywriting"}
