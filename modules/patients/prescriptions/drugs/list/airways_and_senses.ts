/** ATC main groups R (airways), S (eyes and ears) and V (various). Columns: see `../drug_list.ts`. */
export const AIRWAYS_AND_SENSES = `
Budesonide, nasal | R01AD05 | nasal-spray | |
Fluticasone, nasal | R01AD08 | nasal-spray | |
Mometasone, nasal | R01AD09 | nasal-spray | |
Salbutamol | R03AC02 | inhaler, nebuliser | | albuterol | 435
Salmeterol | R03AC12 | inhaler | | | 36117
Formoterol | R03AC13 | inhaler | |
Salmeterol / Fluticasone | R03AK06 | inhaler | | fluticasone salmeterol | 284635
Formoterol / Budesonide | R03AK07 | inhaler | | budesonide formoterol
Beclometasone | R03BA01 | inhaler | | beclomethasone
Budesonide | R03BA02 | inhaler, nebuliser | | | 19831
Fluticasone | R03BA05 | inhaler | | fluticasone propionate
Ipratropium | R03BB01 | inhaler, nebuliser | | ipratropium bromide
Tiotropium | R03BB04 | inhaler | | tiotropium bromide | 69120
Theophylline | R03DA04 | tablet | |
Montelukast | R03DC03 | tablet | |
Acetylcysteine | R05CB01 | tablet, powder | | n-acetylcysteine
Dextromethorphan | R05DA09 | oral-liquid | | | 3289
Diphenhydramine | R06AA02 | tablet, capsule, oral-liquid | |
Chlorphenamine | R06AB04 | tablet, oral-liquid | | chlorpheniramine
Promethazine | R06AD02 | tablet, oral-liquid | |
Cetirizine | R06AE07 | tablet, oral-liquid | |
Levocetirizine | R06AE09 | tablet | |
Loratadine | R06AX13 | tablet, oral-liquid | |
Fexofenadine | R06AX26 | tablet | |
Desloratadine | R06AX27 | tablet | |
Chloramphenicol, eye | S01AA01 | eye-drops, ointment | |
Tobramycin, eye | S01AA12 | eye-drops | aminoglycosides |
Timolol, eye | S01ED01 | eye-drops | |
Latanoprost | S01EE01 | eye-drops | | | 43611
Ofloxacin, ear | S02AA16 | ear-drops | quinolones |
Naloxone | V03AB15 | injection, nasal-spray | | | 7242
Iohexol | V08AB02 | injection | iodine |
Iopamidol | V08AB04 | injection | iodine |
Iodixanol | V08AB09 | injection | iodine |
`
