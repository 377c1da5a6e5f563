/** ATC main group N (nervous system). Columns: see `../drug_list.ts`. */
export const NERVES_AND_MIND = `
Lidocaine | N01BB02 | injection | | lignocaine | 6387
Morphine | N02AA01 | tablet, oral-liquid, injection | opioids | | 7052
Hydromorphone | N02AA03 | tablet, injection | opioids |
Oxycodone | N02AA05 | tablet | opioids | | 7804
Codeine | R05DA04 | tablet, oral-liquid | opioids | | 2670
Pethidine | N02AB02 | tablet, injection | opioids | meperidine
Fentanyl | N02AB03 | patch, injection | opioids | | 4337
Buprenorphine | N02AE01, N07BC01 | tablet, patch | opioids |
Tramadol | N02AX02 | tablet, capsule | opioids | | 10689
Tapentadol | N02AX06 | tablet | opioids |
Acetylsalicylic acid | B01AC06, N02BA01 | tablet | nsaids, salicylates | aspirin, asa, acido acetilsalicilico | 1191
Metamizole | N02BB02 | tablet, oral-liquid, injection | pyrazolones | metamizole sodium, dipyrone
Acetaminophen | N02BE01 | tablet, oral-liquid, suppository | | paracetamol
Gabapentin | N02BF01 | capsule, tablet | |
Pregabalin | N02BF02 | capsule | |
Sumatriptan | N02CC01 | tablet, nasal-spray, injection | |
Rizatriptan | N02CC04 | tablet | |
Phenobarbital | N03AA02 | tablet | barbiturates |
Phenytoin | N03AB02 | capsule, oral-liquid | | | 8183
Clonazepam | N03AE01 | tablet | benzodiazepines |
Carbamazepine | N03AF01 | tablet, oral-liquid | | | 2002
Oxcarbazepine | N03AF02 | tablet | | | 32624
Valproic acid | N03AG01 | tablet, oral-liquid | | valproate, acido valproico | 11118
Lamotrigine | N03AX09 | tablet | | | 28439
Topiramate | N03AX11 | tablet | |
Levetiracetam | N03AX14 | tablet, oral-liquid | |
Trihexyphenidyl | N04AA01 | tablet | |
Levodopa / Carbidopa | N04BA02 | tablet | | carbidopa levodopa
Pramipexole | N04BC05 | tablet | |
Chlorpromazine | N05AA01 | tablet, injection | |
Haloperidol | N05AD01 | tablet, oral-liquid, injection | | | 5093
Clozapine | N05AH02 | tablet | | | 2626
Olanzapine | N05AH03 | tablet | | | 61381
Quetiapine | N05AH04 | tablet | |
Lithium | N05AN01 | tablet, capsule | | lithium carbonate, litio
Risperidone | N05AX08 | tablet, oral-liquid, injection | | | 35636
Aripiprazole | N05AX12 | tablet | | | 89013
Diazepam | N05BA01 | tablet, injection | benzodiazepines | | 3322
Oxazepam | N05BA04 | tablet | benzodiazepines | | 7781
Lorazepam | N05BA06 | tablet, injection | benzodiazepines |
Alprazolam | N05BA12 | tablet | benzodiazepines |
Hydroxyzine | N05BB01 | tablet, oral-liquid | |
Buspirone | N05BE01 | tablet | |
Zolpidem | N05CF02 | tablet | |
Melatonin | N05CH01 | tablet | |
Amitriptyline | N06AA09 | tablet | | | 704
Nortriptyline | N06AA10 | capsule, tablet | | | 7531
Fluoxetine | N06AB03 | capsule, oral-liquid | | | 4493
Citalopram | N06AB04 | tablet | | | 2556
Paroxetine | N06AB05 | tablet | | | 32937
Sertraline | N06AB06 | tablet | | | 36437
Escitalopram | N06AB10 | tablet | | | 321988
Trazodone | N06AX05 | tablet | |
Mirtazapine | N06AX11 | tablet | | | 15996
Bupropion | N06AX12 | tablet | | | 42347
Venlafaxine | N06AX16 | capsule, tablet | | | 39786
Duloxetine | N06AX21 | capsule | | | 72625
Methylphenidate | N06BA04 | tablet, capsule | | | 6901
Atomoxetine | N06BA09 | capsule | | | 38400
Donepezil | N06DA02 | tablet | | | 135447
Memantine | N06DX01 | tablet | |
Naltrexone | N07BB04 | tablet | | | 7243
Methadone | N07BC02 | tablet, oral-liquid | opioids | | 6813
Betahistine | N07CA01 | tablet | |
`
