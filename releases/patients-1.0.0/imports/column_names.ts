import { fold } from '../search/fold.js'
import type { Target } from './targets.js'

/** How spreadsheets call their columns: English, Spanish, French, German. Without spaces or accents. */
const NAMES: Record<Target, string> = {
  recordNumber:
    'chartno chart chartnumber chartid recordno recordnumber record mrn medicalrecordnumber medicalrecordno patientid patientno patientnumber fileno filenumber id expediente numerodeexpediente nexpediente historiaclinica nhc numerodossier nodossier dossier patientennummer patientennr patnr aktenzeichen',
  fullName:
    'name fullname patientname patient nombrecompleto nombreyapellidos paciente apellidosynombre nomcomplet nometprenom vollstandigername patientenname',
  prefix: 'prefix title salutation nametitle tratamiento titulo civilite anrede titel',
  given:
    'firstname first given givenname forename forenames fname christianname nombre nombres nombredepila primernombre prenom prenoms vorname rufname',
  middle:
    'middlename middle middleinitial mi mname secondname segundonombre deuxiemeprenom zweitername zweitervorname',
  family:
    'lastname last surname family familyname lname apellido apellidos primerapellido nom nomdefamille nachname familienname zuname',
  suffix: 'suffix namesuffix sufijo suffixe namenszusatz',
  preferred:
    'preferred preferredname nickname knownas goesby callname apodo nombrepreferido surnom nomdusage spitzname',
  birthDate:
    'dob dateofbirth birthdate birthday born birth bdate fechadenacimiento fechanacimiento fnacimiento nacimiento fnac datedenaissance naissance neele nele geburtsdatum gebdatum geb geburtstag',
  sex: 'sex gender birthsex sexatbirth administrativesex sexo genero sexe geschlecht',
  genderIdentity: 'genderidentity identidaddegenero identitedegenre geschlechtsidentitat',
  maritalStatus:
    'marital maritalstatus civilstatus relationshipstatus estadocivil situationfamiliale etatcivil familienstand',
  phoneMobile:
    'phone phoneno phonenumber telephone tel telno mobile mobilephone mobileno cell cellphone cellno contactno contactnumber telefono movil celular telefonomovil portable mobil handy telefon telefonnummer',
  phoneHome:
    'homephone phonehome hometel landline telefonocasa telefonofijo fijo telephonefixe fixe domicile telefonprivat festnetz privat',
  phoneWork:
    'workphone phonework businessphone worktel telefonotrabajo telefonolaboral telephoneprofessionnel telephonetravail telefongeschaftlich dienstlich',
  email:
    'email emailaddress mail correo correoelectronico courriel adresseemail adressemail emailadresse',
  addressLine:
    'address address1 address2 addressline addressline1 addressline2 street streetaddress homeaddress mailingaddress direccion calle domicilio adresse rue strasse anschrift',
  city: 'city town suburb ciudad localidad poblacion municipio ville commune ort stadt wohnort',
  state:
    'state province region county estado provincia departamento comunidad departement bundesland land',
  postalCode: 'zip zipcode postalcode postcode postal codigopostal cp codepostal plz postleitzahl',
  country: 'country countrycode pais pays staat landercode',
  allergies:
    'allergies allergy knownallergies drugallergies alergias alergiasconocidas allergien allergie',
  deceased:
    'dateofdeath deathdate deceased deceaseddate dod died death fechadedefuncion fechadefuncion fallecido fallecimiento datededeces deces decede sterbedatum todesdatum verstorben',
}

const targets = new Map<string, Target>()
for (const [target, names] of Object.entries(NAMES)) {
  for (const name of names.split(' ')) if (!targets.has(name)) targets.set(name, target as Target) // keys of NAMES
}

/** The longest name that can be one of ours; looking into longer ones is work without end. */
const LONGEST_NAME = 120

/** The field that a column of this name fills, if the name is one we know. */
export function targetNamed(header: string): Target | undefined {
  if (header.length > LONGEST_NAME) return undefined
  const plain = fold(header)
  return [plain, plain.replace(/\(.*?\)/g, ''), plain.replace(/\bpatient'?s?\b/g, '')]
    .map((name) => name.replace(/[^\p{L}\p{N}]+/gu, ''))
    .flatMap((name) => [name, name.replace(/s$/, '')])
    .map((name) => targets.get(name))
    .find((target) => target !== undefined)
}
