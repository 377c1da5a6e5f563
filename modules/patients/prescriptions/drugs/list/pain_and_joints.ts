/** ATC main groups L (immune system, what clinics continue) and M (joints and muscles). Columns: see `../drug_list.ts`. */
export const PAIN_AND_JOINTS = `
Methotrexate | L01BA01, L04AX03 | tablet, injection | | | 6851
Tamoxifen | L02BA01 | tablet | | | 10324
Azathioprine | L04AX01 | tablet | | | 1256
Indometacin | M01AB01 | capsule | nsaids | indomethacin
Diclofenac | M01AB05 | tablet, suppository | nsaids | | 3355
Ketorolac | M01AB15 | tablet, injection | nsaids |
Piroxicam | M01AC01 | capsule | nsaids |
Meloxicam | M01AC06 | tablet | nsaids |
Ibuprofen | M01AE01 | tablet, oral-liquid | nsaids |
Naproxen | M01AE02 | tablet | nsaids |
Ketoprofen | M01AE03 | capsule | nsaids |
Celecoxib | M01AH01 | capsule | nsaids, sulfonamides | | 140587
Etoricoxib | M01AH05 | tablet | nsaids |
Diclofenac, topical | M02AA15 | gel | nsaids |
Baclofen | M03BX01 | tablet | |
Tizanidine | M03BX02 | tablet | |
Cyclobenzaprine | M03BX08 | tablet | |
Allopurinol | M04AA01 | tablet | | | 519
Febuxostat | M04AA03 | tablet | |
Colchicine | M04AC01 | tablet | |
Alendronic acid | M05BA04 | tablet | | alendronate
Risedronic acid | M05BA07 | tablet | | risedronate
`
