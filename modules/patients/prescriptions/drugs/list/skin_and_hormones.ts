/** ATC main groups D (skin), G (genito-urinary, sex hormones) and H (hormones). Columns: see `../drug_list.ts`. */
export const SKIN_AND_HORMONES = `
Nystatin, topical | D01AA01 | cream, ointment | |
Clotrimazole, topical | D01AC01 | cream | |
Ketoconazole, topical | D01AC08 | cream | |
Terbinafine, topical | D01AE15 | cream | |
Fusidic acid, topical | D06AX01 | cream, ointment | |
Mupirocin, topical | D06AX09 | ointment, cream | |
Silver sulfadiazine, topical | D06BA01 | cream | sulfonamides | sulfadiazine silver
Aciclovir, topical | D06BB03 | cream | |
Hydrocortisone, topical | D07AA02 | cream, ointment | |
Betamethasone, topical | D07AC01 | cream, ointment | |
Mometasone, topical | D07AC13 | cream, ointment | |
Clobetasol, topical | D07AD01 | cream, ointment | |
Metronidazole, vaginal | G01AF01 | vaginal | |
Clotrimazole, vaginal | G01AF02 | vaginal | |
Levonorgestrel / Ethinylestradiol | G03AA07 | tablet | | levonorgestrel and ethinyl estradiol
Levonorgestrel | G03AC03 | tablet | |
Medroxyprogesterone, contraceptive | G03AC06 | injection | | medroxyprogesterone acetate
Estradiol | G03CA03 | tablet, patch, gel | |
Progesterone | G03DA04 | capsule | |
Oxybutynin | G04BD04 | tablet | |
Tolterodine | G04BD07 | tablet, capsule | | | 119565
Solifenacin | G04BD08 | tablet | |
Mirabegron | G04BD12 | tablet | |
Sildenafil | G04BE03 | tablet | | | 136411
Tadalafil | G04BE08 | tablet | |
Tamsulosin | G04CA02 | capsule | | | 77492
Finasteride | G04CB01 | tablet | |
Desmopressin | H01BA02 | tablet, nasal-spray | |
Dexamethasone | H02AB02 | tablet, injection | |
Methylprednisolone | H02AB04 | tablet, injection | |
Prednisolone | H02AB06 | tablet, oral-liquid | |
Prednisone | H02AB07 | tablet | |
Hydrocortisone | H02AB09 | tablet, injection | |
Levothyroxine | H03AA01 | tablet | | levothyroxine sodium
Propylthiouracil | H03BA02 | tablet | | | 8794
Carbimazole | H03BB01 | tablet | | | 2020
Thiamazole | H03BB02 | tablet | | methimazole | 6835
`
