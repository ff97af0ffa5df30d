import type { Language } from '#kernel/contract/shapes.ts'

/** Given and family names as they meet in Bern: where a family comes from, and which languages it tends to use. */
export type NameCircle = {
  weight: number
  languages: readonly Language[]
  women: readonly string[]
  men: readonly string[]
  families: readonly string[]
}

const words = (list: string): string[] => list.split(' ').map((word) => word.replaceAll('_', ' '))

export const nameCircles: readonly NameCircle[] = [
  {
    weight: 46,
    languages: ['de'],
    women: words(
      'Anna Barbara Christine Daniela Elisabeth Franziska Lea Lena Livia Mirjam Nina Nora Ruth Sabine Salome Sandra Simone Sophie Ursula Vreni Rahel Alina Céline Regula',
    ),
    men: words(
      'Adrian Andreas Beat Christoph Daniel David Fabian Hans Jonas Lars Lukas Marcel Markus Martin Matthias Michael Nils Patrick Reto Samuel Simon Stefan Thomas Urs',
    ),
    families: words(
      'Aebi Aeschlimann Amstutz Bärtschi Baumann Bieri Blaser Brunner Burri Bürki Däppen Eggimann Feller Fankhauser Flückiger Gerber Gfeller Graf Gurtner Hänni Hofer Hofstetter Iseli Jenni Keller Kohler Krebs Kunz Lanz Lehmann Leuenberger Lüthi Marti Messerli Moser Mosimann Nyffenegger Nydegger Oberli Ramseier Reber Rohrbach Rüegsegger Schär Schenk Schmid Schüpbach Siegenthaler Stalder Stettler Streit Wenger Wüthrich Wyss Zaugg Zbinden Zürcher',
    ),
  },
  {
    weight: 18,
    languages: ['fr'],
    women: words(
      'Aurélie Camille Chantal Chloé Élodie Florence Isabelle Laure Manon Mathilde Nathalie Pauline Sylvie Valérie',
    ),
    men: words(
      'Alain Antoine Benoît Christophe Fabrice Jérôme Julien Laurent Mathieu Nicolas Olivier Pascal Sébastien Yves',
    ),
    families: words(
      'Aubert Berset Bovet Chappuis Corminboeuf Cuennet Droz Dubois Favre Gendre Jaquet Jeanneret Monnier Overney Perrin Piller Progin Python Rossier Savoy Tinguely Vuilleumier',
    ),
  },
  {
    weight: 7,
    languages: ['it'],
    women: words('Alessia Chiara Federica Giulia Ilaria Laura Martina Paola Silvia Valentina'),
    men: words('Alessandro Davide Fabio Giorgio Lorenzo Luca Marco Matteo Paolo Stefano'),
    families: words(
      'Bernasconi Bianchi Cattaneo Conti De_Luca Ferrari Fontana Galli Lombardi Pedrazzini Rezzonico Rossi Solari Vitali',
    ),
  },
  {
    weight: 7,
    languages: ['fr', 'de', 'en'],
    women: words('Ana Beatriz Carla Filipa Inês Joana Mariana Sara Teresa'),
    men: words('António Bruno Carlos Diogo João Miguel Nuno Pedro Tiago'),
    families: words(
      'Almeida Carvalho da_Silva Fernandes Ferreira Gonçalves Lopes Martins Oliveira Pereira Santos Sousa',
    ),
  },
  {
    weight: 7,
    languages: ['de', 'de', 'en'],
    women: words('Abirami Dharshini Kavitha Nirmala Priya Sivagini Thanusha Vithya'),
    men: words('Arun Kajan Mathusan Nishanthan Sivakumar Suthan Thavarajah Vijay'),
    families: words(
      'Balasubramaniam Kanagaratnam Nadarajah Rajendran Selvarajah Sivanesan Thiruchelvam Yogeswaran',
    ),
  },
  {
    weight: 7,
    languages: ['de', 'de', 'it'],
    women: words('Arbnora Besa Drita Fjolla Liridona Shpresa Valbona Vlora'),
    men: words('Agron Arben Besnik Driton Faton Ilir Luan Valon'),
    families: words('Ahmeti Berisha Gashi Hoxha Krasniqi Kelmendi Morina Shala Zeqiri'),
  },
  {
    weight: 5,
    languages: ['de', 'de', 'fr'],
    women: words('Ayşe Elif Emine Leyla Meryem Selin Zeynep'),
    men: words('Ahmet Cem Emre Hasan Kemal Murat Serkan'),
    families: words('Arslan Aydın Çelik Demir Kaya Öztürk Şahin Yıldız'),
  },
  {
    weight: 13,
    languages: ['en', 'en', 'en', 'de'],
    women: words('Aoife Claire Emily Grace Hannah Kate Mei Naledi Olena Rebecca Saba Yuki'),
    men: words('Andrew Callum Daniel Dmytro Haile Ibrahim James Kwame Mikael Oscar Rohan Wei'),
    families: words(
      'Abebe Andersson Bennett Campbell Chen Doyle Fraser Gupta Hughes Johansson Kovalenko Mensah Murphy Nakamura Nkosi O’Connor Patel Taylor Tesfaye Walker',
    ),
  },
]

/** 'Gonçalo Pereira' → 'goncalo.pereira', for the part of an address before the @. */
export function asciiOf(name: string): string {
  return name
    .replaceAll('ı', 'i')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z ]/g, '')
    .trim()
    .replaceAll(/ +/g, '.')
}
