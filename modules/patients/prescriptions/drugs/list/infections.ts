/** ATC main groups J (infections) and P (parasites). Columns: see `../drug_list.ts`. */
export const INFECTIONS = `
Doxycycline | J01AA02 | tablet, capsule | tetracyclines |
Minocycline | J01AA08 | tablet, capsule | tetracyclines |
Tetracycline | J01AA07 | capsule | tetracyclines |
Ampicillin | J01CA01 | capsule, injection | penicillins |
Amoxicillin | J01CA04 | capsule, tablet, oral-liquid | penicillins |
Benzylpenicillin | J01CE01 | injection | penicillins | penicillin g
Phenoxymethylpenicillin | J01CE02 | tablet, oral-liquid | penicillins | penicillin v
Benzathine benzylpenicillin | J01CE08 | injection | penicillins | penicillin g benzathine, benzathine penicillin
Dicloxacillin | J01CF01 | capsule | penicillins |
Cloxacillin | J01CF02 | capsule | penicillins |
Oxacillin | J01CF04 | injection | penicillins |
Flucloxacillin | J01CF05 | capsule, oral-liquid | penicillins |
Amoxicillin / Clavulanic acid | J01CR02 | tablet, oral-liquid | penicillins | amoxicillin clavulanate, co-amoxiclav, amoxicillin and clavulanate
Piperacillin / Tazobactam | J01CR05 | injection | penicillins |
Cefalexin | J01DB01 | capsule, oral-liquid | cephalosporins | cephalexin
Cefazolin | J01DB04 | injection | cephalosporins |
Cefadroxil | J01DB05 | capsule, oral-liquid | cephalosporins |
Cefuroxime | J01DC02 | tablet, injection | cephalosporins |
Cefaclor | J01DC04 | capsule, oral-liquid | cephalosporins |
Cefotaxime | J01DD01 | injection | cephalosporins |
Ceftazidime | J01DD02 | injection | cephalosporins |
Ceftriaxone | J01DD04 | injection | cephalosporins |
Cefixime | J01DD08 | tablet, oral-liquid | cephalosporins |
Cefpodoxime | J01DD13 | tablet, oral-liquid | cephalosporins |
Cefdinir | J01DD15 | capsule, oral-liquid | cephalosporins |
Meropenem | J01DH02 | injection | carbapenems |
Trimethoprim | J01EA01 | tablet | |
Sulfadiazine | J01EC02 | tablet | sulfonamides | | 10171
Sulfamethoxazole / Trimethoprim | J01EE01 | tablet, oral-liquid | sulfonamides | co-trimoxazole, cotrimoxazole, trimethoprim sulfamethoxazole | 10831
Erythromycin | J01FA01 | tablet, oral-liquid | macrolides | | 4053
Clarithromycin | J01FA09 | tablet, oral-liquid | macrolides |
Azithromycin | J01FA10 | tablet, oral-liquid | macrolides |
Clindamycin | J01FF01 | capsule, injection | lincosamides |
Gentamicin | J01GB03 | injection | aminoglycosides |
Amikacin | J01GB06 | injection | aminoglycosides |
Ciprofloxacin | J01MA02 | tablet | quinolones | | 2551
Norfloxacin | J01MA06 | tablet | quinolones | | 7517
Levofloxacin | J01MA12 | tablet | quinolones | | 82122
Moxifloxacin | J01MA14 | tablet | quinolones | | 139462
Vancomycin | J01XA01 | injection | |
Metronidazole | P01AB01 | tablet, oral-liquid | |
Nitrofurantoin | J01XE01 | capsule | | | 7454
Fosfomycin | J01XX01 | powder | |
Linezolid | J01XX08 | tablet | |
Fluconazole | J02AC01 | capsule, oral-liquid | |
Itraconazole | J02AC02 | capsule | |
Terbinafine | D01BA02 | tablet | | | 37801
Rifampicin | J04AB02 | capsule | | rifampin
Isoniazid | J04AC01 | tablet | | | 6038
Pyrazinamide | J04AK01 | tablet | |
Ethambutol | J04AK02 | tablet | |
Aciclovir | J05AB01 | tablet, oral-liquid | | acyclovir
Valaciclovir | J05AB11 | tablet | | valacyclovir
Oseltamivir | J05AH02 | capsule, oral-liquid | |
Hydroxychloroquine | P01BA02 | tablet | | | 5521
Chloroquine | P01BA01 | tablet | | | 2393
Mebendazole | P02CA01 | tablet | |
Albendazole | P02CA03 | tablet | |
Ivermectin | P02CF01 | tablet | |
Praziquantel | P02BA01 | tablet | |
Permethrin, topical | P03AC04 | cream | |
`
