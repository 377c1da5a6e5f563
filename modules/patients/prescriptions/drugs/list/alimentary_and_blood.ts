/** ATC main groups A (alimentary tract and metabolism) and B (blood). Columns: see `../drug_list.ts`. */
export const ALIMENTARY_AND_BLOOD = `
Famotidine | A02BA03 | tablet | |
Ranitidine | A02BA02 | tablet | |
Omeprazole | A02BC01 | capsule, tablet | | | 7646
Pantoprazole | A02BC02 | tablet, injection | | | 40790
Lansoprazole | A02BC03 | capsule | | | 17128
Rabeprazole | A02BC04 | tablet | | | 114979
Esomeprazole | A02BC05 | tablet, capsule | | | 283742
Misoprostol | A02BB01 | tablet | |
Sucralfate | A02BX02 | tablet, oral-liquid | |
Metoclopramide | A03FA01 | tablet, oral-liquid, injection | | | 6915
Domperidone | A03FA03 | tablet, oral-liquid | |
Hyoscine butylbromide | A03BB01 | tablet, injection | | butylscopolamine, buscopan
Ondansetron | A04AA01 | tablet, oral-liquid, injection | | | 26225
Bisacodyl | A06AB02 | tablet, suppository | |
Lactulose | A06AD11 | oral-liquid | |
Macrogol | A06AD15 | powder | | polyethylene glycol 3350
Loperamide | A07DA03 | capsule, tablet | |
Mesalazine | A07EC02 | tablet, suppository | salicylates | mesalamine | 52582
Sulfasalazine | A07EC01 | tablet | sulfonamides, salicylates | | 9524
Insulin regular | A10AB01 | injection | | insulin human regular, regular insulin
Insulin lispro | A10AB04 | injection | |
Insulin aspart | A10AB05 | injection | |
Insulin glargine | A10AE04 | injection | |
Insulin detemir | A10AE05 | injection | |
Insulin degludec | A10AE06 | injection | |
Metformin | A10BA02 | tablet | | | 6809
Glibenclamide | A10BB01 | tablet | | glyburide | 4815
Glipizide | A10BB07 | tablet | | | 4821
Gliclazide | A10BB09 | tablet | |
Glimepiride | A10BB12 | tablet | | | 25789
Pioglitazone | A10BG03 | tablet | |
Sitagliptin | A10BH01 | tablet | |
Linagliptin | A10BH05 | tablet | |
Liraglutide | A10BJ02 | injection | |
Dulaglutide | A10BJ05 | injection | |
Semaglutide | A10BJ06 | injection, tablet | |
Dapagliflozin | A10BK01 | tablet | |
Canagliflozin | A10BK02 | tablet | |
Empagliflozin | A10BK03 | tablet | |
Colecalciferol | A11CC05 | capsule, tablet, oral-liquid | | cholecalciferol, vitamin d3
Calcium carbonate | A12AA04 | tablet | |
Potassium chloride | A12BA01 | tablet, oral-liquid | |
Warfarin | B01AA03 | tablet | | | 11289
Acenocoumarol | B01AA07 | tablet | | | 154
Heparin | B01AB01 | injection | |
Enoxaparin | B01AB05 | injection | |
Clopidogrel | B01AC04 | tablet | | | 32968
Ticagrelor | B01AC24 | tablet | |
Dabigatran etexilate | B01AE07 | capsule | | dabigatran
Rivaroxaban | B01AF01 | tablet | |
Apixaban | B01AF02 | tablet | |
Edoxaban | B01AF03 | tablet | |
Tranexamic acid | B02AA02 | tablet, injection | |
Ferrous sulfate | B03AA07 | tablet, oral-liquid | | iron sulfate
Cyanocobalamin | B03BA01 | tablet, injection | | vitamin b12
Folic acid | B03BB01 | tablet | | folate
`
