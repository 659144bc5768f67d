"""The label at the top of card.md: one table for a reader in a hurry.

Fields after the Model Facts label (Sendak et al., npj Digit Med 2020;3:41).
"""

from .figure_text import figure_text
from .manifest import NAME, VERSION


def model_facts(metrics: dict) -> str:
    """Markdown; every figure comes from `metrics.json` of the same package."""
    overall = metrics["classifier"]["figures"]["all"]
    values = overall["predictiveValues"]["0.04"]
    return f"""## Model facts
| | |
|---|---|
| Model | {NAME} {VERSION}, demonstration |
| Summary | A score 0 to 1 beside a surgeon's own read: how much a proximal femur fracture looks like the drawn \
lesions it was trained on |
| Outcome | Neoplastic pathologic fracture or not. Here: a lesion drawn by code or none |
| Output | Calibrated score, band, two class-activation maps, or a typed refusal |
| Target population | Adults with a fracture of the proximal femur on an anteroposterior hip radiograph |
| Time of the answer | After the surgeon's read is committed, never before |
| Input | Grey values of one radiograph, the fracture's side and a rectangle round it. No other patient data |
| Training data | FracAtlas: films of three hospitals in Bangladesh; lesions simulated |
| Model type | Convolutional networks (EfficientNet-Lite0), fixed: nothing is learnt in use |
| Tested on | Held-out guessed patients, simulated lesions: AUROC {figure_text(overall["auroc"])}, sensitivity \
{figure_text(overall["sensitivity"])}, specificity {figure_text(overall["specificity"])} |
| PPV / NPV at 4 % | {_share(values["ppv"])} / {_share(values["npv"])}, if these shares held on patients, which nobody \
has shown |
| External test | None. Real pathologic fractures seen: 0 |
| Evaluation in clinics | None: no prospective study, no study of what it does to decisions |

### Uses and warnings
- **For:** learning how a model beside one's own read works; testing this program; a baseline for real data.
- **Not for:** any decision about a patient. Not for children, lateral films, films with metal, other bones, or as a
  search for metastases in a bone that is not broken.
- **A low score is not a clearance.** Known cancer, pain before the fall, a fall from standing or a transverse
  subtrochanteric fracture want imaging of the whole femur whatever the score.
- **A flag is mostly false** where pathologic fractures are rare: see the predictive values.
- **Stop using it** when the self-test fails, when the films of a hospital are refused or flagged much more often than
  before, or when a read is changed by it more often for the worse than for the better (the comparison page counts).
"""


def _share(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.3f}"
