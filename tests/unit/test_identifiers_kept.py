"""What the scrubber leaves alone, which is as important: medicine is full of names and numbers."""

from __future__ import annotations

import pytest

from bot.privacy import Scrubber
from bot.privacy.scrubber import LOOKUPS
from bot.privacy.vocabulary import Vocabulary

KEPT = [
    # illnesses named after people
    "I have Hodgkin lymphoma",
    "non-Hodgkin's, stage IIIA",
    "my husband's Parkinson's is worse",
    "My son Crohns flare again",
    "Hashimoto's or Graves, two doctors disagree",
    "Ehlers-Danlos, Marfan or Loeys-Dietz?",
    "Ochoa syndrome, who treats it",
    "Lynch syndrome runs in us",
    "Ewing sarcoma in my daughter's leg",
    "Bell's palsy since Monday",
    "Charcot-Marie-Tooth and Charcot foot",
    "Guillain-Barré after a flu shot",
    "Lou Gehrig's disease",
    "Down syndrome and Wilson's disease",
    "Lewy body, not Alzheimer's",
    "Von Willebrand, Budd-Chiari, Peutz-Jeghers",
    "Smith-Magenis or Prader-Willi",
    "Thomson syndrome, never heard of",
    "lou gehrigs, huntingtons, sjogrens",
    # operations, tests
    "Whipple on Thursday, June 14",
    "Mohs surgeon says flap",
    "Linx or Nissen?",
    "Gleason 4+3, PSA 17",
    "gleason score 7, bosniak IIF",
    "Child-Pugh B, Karnofsky 70",
    "Da Vinci robot, Foley after",
    "Fontan, Glenn, Norwood, then a transplant",
    # drugs
    "Humira failed, Stelara next",
    "Keytruda or Opdivo for my wife",
    "Entyvio Says A, Rinvoq Says B",
    # where and who pays
    "Mayo or Cleveland Clinic or MD Anderson",
    "St. Jude took my nephew",
    "St Mary's or the General?",
    "Johns Hopkins, Kaiser, Dana-Farber and Mass General",
    "Mary Bridge Children's Hospital in Tacoma",
    "Henry Ford in Detroit takes Blue Cross Blue Shield",
    "Aetna and Humana both denied it",
    "Anthem says not medically necessary",
    "I'm in Charlotte, NC, near San Jose no more",
    "from Austin, Texas to Santa Fe",
    # dates, ages, numbers
    "surgery on 12/3",
    "surgery June 14 Thursday Dr. says",
    "surgery is 12/03/2025 at 7:30",
    "Thursday June 14, then the 21st",
    "born in 1960",
    "my baby was born at 32 weeks",
    "diagnosed 3/4/2019, treated since 2020",
    "I'm 62, he's 45M, she is 7 yo",
    "L4-L5 and L5/S1, T2N1M0, ER+ PR- HER2 3+",
    "BRCA1, stage IIIA, Ki-67 20%, EGFR L858R",
    "A1c 9.1, creatinine 2.3, platelets 150,000, WBC 11.2",
    "bp 120/80 then 172/112, pulse 88",
    "bp 120 80, 130 85, 140 90, 125 82",
    "metformin 500 mg twice, 250 500 1000 mg",
    "ferritin 300-1200, range 150-1000",
    "ICD M54.16 and C50.911, CPT 63030 and 70450",
    "CT 70450 was denied",
    "they want $4,000 or 1,850 plus 20%",
    "NCT04512345 and rs1801133",
    "in 2019 2020 2021 2022 it grew",
    "pain 1 2 3 4 5 6 7 8 9 10, I say 8",
    "5 x 10^9, 1,234,567,890 cells",
    "see mayoclinic.org/tests or https://www.cancer.gov/types",
    "call 911 or 988 now?",
    # emergencies, untouched
    "help me I can't breathe, chest pain, I want to die",
    "HE TOOK ALL THE PILLS CALL 911",
    "¡Socorro! mi madre no respira, dolor en el pecho",
    # words that are names elsewhere
    "Will it grow? May I wait? I hope so. Mark my words",
    "I'm Faith based, grace and hope help",
    "my doc said dr google is wrong",
    "my dr keeps saying no. Nurse Navigator called",
    "I asked my dr. Biopsy says benign",
    "Doctor A says yes, Dr. B says no",
    "My name is on the waiting list",
    "my mom is scared, my wife and I too",
    "my wife Has lupus",
    "My Wife Will Need Surgery And My Son Max Dose Steroids",
    "the doctor June 14, the surgeon April 2",
    "https://clinicaltrials.gov/study/NCT04512345",
    "thanks",
    "Thank you so much!!",
    "I met 2 surgeons on the way to my dr",
    "it's a 3 hour drive, 5 miles down the road",
    "meds@8pm, pain@night, meet @ 3",
    "Ask for [name] and [number]  as is ,  spaces  too",
    "call [phone] 250-1000",
    "teh  oncoligist   sayed NO",
]


@pytest.mark.parametrize("message", KEPT)
def test_what_medicine_needs_stays(scrub: Scrubber, message: str) -> None:
    assert scrub(message) == message


def test_every_eponym_stays_alone_and_in_a_sentence(scrub: Scrubber) -> None:
    words = Vocabulary.load(LOOKUPS)
    phrases = [p for group in (words.eponyms, words.kept) for many in group.values() for p in many]
    assert len(phrases) > 900
    names = [" ".join(word.capitalize() for word in phrase) for phrase in phrases]
    lost = [
        n for n in names for said in (n, f"They say it is {n}, is that so?", f"my wife {n}") if scrub(said) != said
    ]
    assert lost == []
