"""What is told of others claims nothing, and what an applicant does with, for or over others does."""

import pytest

from screener.extracting.source import Source
from screener.extracting.terms import find_terms
from screener.types import Document, Page
from tests.extracting.tables import rows

# A tool and sentences in which somebody else has it.
OTHERS = """
Hootsuite: L'agence de com programme nos publications dans Hootsuite
  | Hootsuite est entre les mains de la chargée de communication
  | Les réseaux, Hootsuite compris, sont du ressort de l'équipe voisine
  | Sur Hootsuite, c'est l'agence qui programme
  | Hootsuite sits with the press office
WordPress: Une stagiaire met les articles en ligne sous WordPress
  | WordPress relève du service informatique
  | Notre webmaster publie les pages sous WordPress ; je lui envoie les textes
  | Notre prestataire s'occupe de tout : WordPress, Brevo et les publicités
  | WordPress is the web editor's job
Mailchimp: Mes textes partent chez un intégrateur qui les monte dans Mailchimp
  | The newsletter is built by a colleague in Mailchimp
Shopify: Ma sœur tient la boutique en ligne, elle travaille sur Shopify
Photoshop: Le graphiste du cabinet prépare les visuels dans Illustrator et Photoshop
  | Photoshop, c'est le métier de la maquettiste
  | Photoshop is our designer's department
Google Ads: Les campagnes Google Ads sont achetées par l'agence média
  | Paid search is bought by our agency in Google Ads
  | Google Ads is run by the acquisition team
Drupal: Le site est mis à jour par le webmestre de la mairie (Drupal)
  | Articles are uploaded to Drupal by the web team
InDesign: Visuels réalisés par un indépendant sous InDesign
  | Graphics made by the studio in Illustrator and InDesign
Premiere Pro: Vidéos montées par le studio dans Premiere Pro : je choisissais la musique
Meta Ads: La publicité Meta Ads revient à un prestataire
  | Everything paid, Meta Ads included, belongs to the performance team
Brevo: Les newsletters partent de Brevo, mais c'est ma collègue qui les envoie
CapCut: Les élèves montent leurs courts métrages sur CapCut
  | Students edit their films in CapCut
Wix: Le mari d'une adhérente a monté le site sous Wix
Buffer: Buffer : tenu par les bénévoles
  | Les bénévoles postent depuis Buffer
Airtable: The social team plans everything in Airtable
Webflow: Our developers build the pages in Webflow; I send them copy
Audacity: My brother edits the podcast in Audacity
Klaviyo: Email goes out through Klaviyo, which the CRM team runs
  | Our supplier does the rest: Shopify, Klaviyo and the ads
Google Tag Manager: Tagging in Google Tag Manager is left to the developers
Squarespace: A volunteer looks after the site; she uses Squarespace
Notion: The client's team keeps the calendar in Notion
Salesforce: Salesforce is in the hands of the sales team
  | I hand the list to the CRM team, who load it into Salesforce
DaVinci Resolve: Nos vidéastes étalonnent sous DaVinci Resolve
Pennylane: Le cabinet comptable saisit tout dans Pennylane
Word: Je dicte, la secrétaire tape sous Word
Trello: Ce sont les stagiaires qui alimentent Notion et Trello | Trello est tenu à jour par le secrétariat
Xero: The finance clerk keeps it all in Xero
After Effects: Our animator brings it to life in After Effects
Canva: Canva is what the interns use
"""

# The same words where the applicant has it: others are led, taught, supplied, or work beside.
OWN = """
Hootsuite: Formation de l'équipe à Hootsuite | Je programme dans Hootsuite ce que l'équipe écrit
  | L'agence fournit les visuels, je programme dans Hootsuite
  | Posts programmés dans Hootsuite, photos prises par un bénévole
  | Trained the team on Hootsuite | Took over Hootsuite from the agency
  | She manages five accounts in Hootsuite
  | Posts scheduled in Hootsuite, photos taken by a volunteer
Canva: J'ai formé mes collègues à Canva | Création des visuels dans Canva, montage confié au studio
  | Infographies sous Canva à partir de chiffres fournis par le service qualité
  | Taught colleagues to use Canva | Charts in Canva from figures supplied by the data team
Trello: Encadrement de l'équipe, planification sur Trello | Freelancers briefed and tracked in Trello
Slack: Échanges avec l'équipe dans Slack | Planning with the team in Slack and Notion
Notion: Les équipes et moi travaillons sur Notion
Looker Studio: Pilotage de l'agence qui tient nos comptes, bilans dans Looker Studio
  | Manage the agency that buys our media, reports in Looker Studio
WordPress: Mise en ligne sous WordPress des textes fournis par les agences
  | Je publie sous WordPress, le développeur s'occupe du serveur
  | L'association m'a confié son site WordPress | Site sous WordPress, confié à mes soins
  | I publish in WordPress, the developers look after the server
  | Sole user of WordPress; my colleagues write on paper
Power BI: Tableaux de bord Power BI utilisés par la direction
Tableau: Dashboards built in Tableau and used by the sales team
Figma: Maquettes Figma validées par le client | Mock-ups in Figma approved by the client
  | Worked alongside the studio, in Figma all day
Lightroom: Le photographe livre les clichés, je les retouche sous Lightroom
  | The photographer shoots, I retouch in Lightroom
InDesign: Visuels faits par le studio ; mise en page sous InDesign
  | Copy written by the agency; layout in InDesign
Photoshop: L'équipe compte sur moi pour Photoshop | The team relies on me for Photoshop
Excel: Ma direction utilise mes tableaux Excel | Managers use the Excel tools I built
Airtable: The team and I plan everything in Airtable | Volunteers scheduled in Airtable
Sprout Social: Our team used Sprout Social for listening
Premiere Pro: The agency sends the footage and I cut it in Premiere Pro
HubSpot: Set up HubSpot so that the sales team tracks its leads
Salesforce: Supported the sales team in Salesforce | Support aux utilisateurs de Salesforce
Asana: Mon équipe et moi planifions sur Asana | Interns managed in Asana
Jira: Suivi des tickets Jira ouverts par les développeurs | En lien avec les développeurs sur Jira
  | With the developers I keep the backlog in Jira
Miro: Outils utilisés par l'équipe et par moi : Notion, Slack, Miro
Semrush: L'agence m'a formée à Semrush, que j'utilise chaque semaine
  | The agency taught me Semrush, which I use every week
Google Ads: Le directeur m'a confié Google Ads dès le premier mois
  | Worked for an agency that trusted me with Google Ads
Shopify: Helped customers set up Shopify
Meta Business Suite: Helped clients manage their Facebook pages in Meta Business Suite
Final Cut Pro: Student projects edited in Final Cut Pro
Zendesk: Found out what customers look for and answered them in Zendesk
Outlook: The director and staff received training in Outlook from me
Wix: The club asked me to rebuild its site in Wix
"""


def tools(text: str) -> set[str]:
    """The tools that a CV whose one section reads `text` claims."""
    whole = f"Ada Martin\n\nExpérience\n{text}\n"
    document = Document("cv.txt", "0", whole, (Page(1, 0, len(whole)),), "fr", ("fr",), "text")
    terms, _ = find_terms(Source(document), (), "2026-10")
    return {term.name for term in terms["tool"]}


@pytest.mark.parametrize(("tool", "sentence"), rows(OTHERS))
def test_what_somebody_else_has_is_not_claimed(tool: str, sentence: str) -> None:
    assert tool not in tools(sentence)


@pytest.mark.parametrize(("tool", "sentence"), rows(OWN))
def test_what_is_done_with_others_is_claimed(tool: str, sentence: str) -> None:
    assert tool in tools(sentence)
