/** ATC main group C (cardiovascular system). Columns: see `../drug_list.ts`. */
export const HEART_AND_VESSELS = `
Digoxin | C01AA05 | tablet, oral-liquid | | | 3407
Flecainide | C01BC04 | tablet | | | 4441
Amiodarone | C01BD01 | tablet, injection | iodine |
Epinephrine | C01CA24 | injection | | adrenaline
Nitroglycerin | C01DA02 | tablet, spray, patch | | glyceryl trinitrate
Isosorbide dinitrate | C01DA08 | tablet | | | 6058
Isosorbide mononitrate | C01DA14 | tablet | |
Methyldopa | C02AB01 | tablet | |
Clonidine | C02AC01 | tablet, patch | |
Doxazosin | C02CA04 | tablet | |
Hydralazine | C02DB02 | tablet, injection | | | 5470
Hydrochlorothiazide | C03AA03 | tablet, capsule | | hctz | 5487
Chlortalidone | C03BA04 | tablet | | chlorthalidone
Indapamide | C03BA11 | tablet | |
Furosemide | C03CA01 | tablet, oral-liquid, injection | | frusemide | 4603
Bumetanide | C03CA02 | tablet | |
Torasemide | C03CA04 | tablet | | torsemide
Spironolactone | C03DA01 | tablet | | | 9997
Eplerenone | C03DA04 | tablet | |
Propranolol | C07AA05 | tablet, capsule | | | 8787
Sotalol | C07AA07 | tablet | |
Metoprolol | C07AB02 | tablet | | | 6918
Atenolol | C07AB03 | tablet | |
Bisoprolol | C07AB07 | tablet | |
Nebivolol | C07AB12 | tablet | |
Labetalol | C07AG01 | tablet, injection | |
Carvedilol | C07AG02 | tablet | | | 20352
Amlodipine | C08CA01 | tablet | |
Felodipine | C08CA02 | tablet | |
Nifedipine | C08CA05 | tablet, capsule | |
Verapamil | C08DA01 | tablet | |
Diltiazem | C08DB01 | tablet, capsule | |
Captopril | C09AA01 | tablet | | | 1998
Enalapril | C09AA02 | tablet | |
Lisinopril | C09AA03 | tablet | |
Perindopril | C09AA04 | tablet | |
Ramipril | C09AA05 | tablet, capsule | |
Lisinopril / Hydrochlorothiazide | C09BA03 | tablet | |
Losartan | C09CA01 | tablet | |
Valsartan | C09CA03 | tablet | |
Irbesartan | C09CA04 | tablet | |
Candesartan | C09CA06 | tablet | |
Telmisartan | C09CA07 | tablet | |
Olmesartan | C09CA08 | tablet | | olmesartan medoxomil
Losartan / Hydrochlorothiazide | C09DA01 | tablet | |
Sacubitril / Valsartan | C09DX04 | tablet | |
Simvastatin | C10AA01 | tablet | | | 36567
Lovastatin | C10AA02 | tablet | |
Pravastatin | C10AA03 | tablet | | | 42463
Atorvastatin | C10AA05 | tablet | | | 83367
Rosuvastatin | C10AA07 | tablet | | | 301542
Fenofibrate | C10AB05 | tablet, capsule | |
Gemfibrozil | C10AB04 | tablet | |
Ezetimibe | C10AX09 | tablet | |
`
