//! Which words of every day lead to which options?

/// Slugs of options, and the phrases that mean them (or, with several slugs, any of them), as
/// [`folded`](crate::text::folded) writes a text, by the alphabet. English and Spanish stand together: people mix them,
/// and each works on both pages. Hard words are among them because people type them; what is shown is the option's label.
///
/// Left out is what may as well mean something else: `va` (veterans, or Virginia), `military` (veterans, or an
/// insurance), `insurance`, `clinic`, `program`, `treatment`, `counseling`, `family`, `kids`.
pub(super) const PHRASES: &[(&str, &str)] = &[
    // Phrases that mean none, so that a part of them is not taken for something.
    ("", "alcohol free,drug free,help,home,just,meth,place,smoke free,someone,toll free,with"),
    (
        "peer-support",
        "apoyo de pares,apoyo entre pares,been there,companero de apoyo,mentor,mentoring,peer,peer coach,peer recovery,\
         peer specialist,peer support,peer worker,someone who has been there",
    ),
    ("recovery-coach", "coach,coach de recuperacion,recovery coach,recovery coaching"),
    (
        "groups",
        "apoyo mutuo,grupo de apoyo,grupos de apoyo,meeting,meetings,mutual help,reuniones,self help group,\
         smart recovery,support group,support groups",
    ),
    (
        "twelve-step",
        "12 pasos,12 step,12 steps,a a,aa,aa meeting,aa meetings,alcoholicos anonimos,alcoholics anonymous,\
         apadrinamiento,cocaine anonymous,doce pasos,madrina,n a,na,na meeting,na meetings,narcoticos anonimos,\
         narcotics anonymous,padrino,sponsor,twelve step,twelve steps",
    ),
    (
        "sober-living",
        "casa de medio camino,casa de recuperacion,casa de sobriedad,casas de sobriedad,half way house,halfway home,\
         halfway house,halfway houses,oxford house,recovery home,recovery house,recovery residence,sober home,sober homes,\
         sober house,sober houses,sober housing,sober living,three quarter house,vivienda sobria",
    ),
    (
        "dual-diagnosis",
        "ansiedad,anxiety,bipolar,co occurring,depresion,depression,diagnostico doble,diagnostico dual,dual diagnosis,\
         mental health,psiquiatra,psychiatrist,salud mental,shrink",
    ),
    (
        "detox",
        "desintoxicacion,desintoxicarme,detox,detoxification,dope sick,dopesick,dry out,drying out,get clean,\
         sindrome de abstinencia,withdrawal,withdrawals",
    ),
    ("outpatient", "ambulatorio,outpatient,paciente externo,tratamiento ambulatorio"),
    ("intensive-outpatient", "ambulatorio intensivo,intensive outpatient,iop"),
    ("day-program", "day program,day treatment,partial hospitalization,php,programa de dia"),
    (
        "residential",
        "inpatient rehab,internado,live in rehab,long term rehab,rehab,rehabilitacion,rehabs,residencial,residential,\
         residential treatment",
    ),
    ("residential hospital", "inpatient"),
    ("hospital", "hospital"),
    (
        "telehealth",
        "en linea,online,por internet,por video,telehealth,telemedicina,telemedicine,telesalud,video visit,virtual,zoom",
    ),
    ("naloxone", "naloxona,naloxone,narcan,overdose kit"),
    (
        "housing-help",
        "ayuda con vivienda,donde vivir,homeless,housing,housing help,place to live,sin casa,sin hogar,somewhere to live,\
         vivienda",
    ),
    ("job-help", "buscar trabajo,empleo,job,job help,job training,jobs,trabajo"),
    ("methadone", "clinica de metadona,metadona,methadone,methadone clinic,methadone clinics"),
    (
        "buprenorphine",
        "brixadi,bupe,buprenorfina,buprenorphine,sublocade,suboxone,suboxone clinic,suboxone doctor,subs,subutex,zubsolv",
    ),
    ("naltrexone", "naltrexona,naltrexone,vivitrol,vivitrol shot"),
    (
        "methadone buprenorphine naltrexone",
        "mat,medication assisted treatment,medications for opioid use disorder,moud",
    ),
    ("alcohol-medicine", "acamprosate,acamprosato,antabuse,campral,disulfiram"),
    ("keeps-medicine", "keep my medicine,keep my meds,seguir con mi medicina,stay on my meds"),
    ("medicaid", "medi cal,medicaid"),
    ("medicare", "medicare"),
    ("private", "blue cross,private insurance,seguro privado"),
    ("military", "champva,tricare"),
    ("sliding-fee", "escala movil,pago segun ingresos,sliding fee,sliding scale"),
    ("payment-help", "ayuda para pagar,financial help,help paying,help to pay"),
    ("free", "free,free of charge,gratis,gratuita,gratuito,no cost,sin costo"),
    (
        "sliding-fee payment-help free",
        "bajos ingresos,cant afford,cant pay,low income,no insurance,no money,no tengo dinero,no tengo seguro,sin dinero,\
         sin seguro,uninsured,without insurance",
    ),
    ("cash", "cash,efectivo,en efectivo,out of pocket,self pay"),
    ("women", "ladies,mujer,mujeres,woman,women"),
    ("men", "hombre,hombres,men,varones"),
    ("pregnant", "embarazada,embarazadas,embarazo,expecting a baby,having a baby,pregnancy,pregnant"),
    (
        "with-children",
        "bring my children,bring my kids,child care,childcare,con hijos,con mis hijos,guarderia,with children,with kids,\
         with my children,with my kids",
    ),
    ("young-adults", "adultos jovenes,young adult,young adults,young people"),
    ("teens", "adolescente,adolescentes,teen,teenager,teenagers,teens"),
    ("teens young-adults", "jovenes,youth"),
    ("older-adults", "adultos mayores,elderly,older adults,older people,personas mayores,senior,seniors"),
    ("lgbtq", "bisexual,gay,lesbian,lesbiana,lgbt,lgbtq,nonbinary,queer,trans,transgender,transgenero"),
    ("veterans", "ex military,military veteran,va hospital,veteran,veterano,veteranos,veterans,vets"),
    (
        "justice",
        "carcel,court ordered,drug court,felony,jail,libertad condicional,on parole,on probation,orden de la corte,parole,\
         prision,prison,probation,reentry",
    ),
    ("trauma", "domestic violence,ptsd,trauma,violencia domestica"),
    ("dui-only", "dui,dui class,dui classes,dwi"),
    ("spanish", "en espanol,espanol,habla espanol,in spanish,spanish,spanish speaking"),
    (
        "sign-language",
        "american sign language,asl,deaf,hard of hearing,lengua de senas,lenguaje de senas,sign language,sorda,sordo,sordos",
    ),
];
