"""Fourteen maps more, written after the first twenty-six had been mended and looked at once."""

from tests.material.layouts import Field, expected

MORE: list[tuple[str, str, set[Field]]] = [
    (
        "long commas of a file, en",
        "Phase,Touchpoint,Customer action,Feeling (1-10),Pain points\nHear,radio spot,listens in the car,6,too fast to note the number\n"
        "Hear,neighbour,asks over the fence,9,\nCall,switchboard,rings twice,2,nobody before nine\nVisit,workshop,drops the mower,7,",
        expected(
            ("Hear", (("radio spot", 0, ("too fast to note the number",)), ("neighbour", 2, ()))),
            ("Call", (("switchboard", -2, ("nobody before nine",)),)),
            ("Visit", (("workshop", 1, ()),)),
        ),
    ),
    (
        "long pipes zh, arrows",
        "| 阶段 | 触点 | 情绪 | 问题点 | 改进机会 |\n|---|---|---|---|---|\n| 选书 | 书架 | ↑ | | |\n| 选书 | 检索机 | ↓ | 要先登录 | 免登录检索 |\n| 借书 | 自助机 | ↓ | 扫码慢 | |\n| 还书 | 还书箱 | ↑ | | |",
        expected(
            ("选书", (("书架", 1, ()), ("检索机", -1, ("要先登录",)))),
            ("借书", (("自助机", -1, ("扫码慢",)),)),
            ("还书", (("还书箱", 1, ()),)),
            opportunities=("免登录检索",),
        ),
    ),
    (
        "wide with a title row en",
        "| Dental visit, 2025 | Dental visit, 2025 | Dental visit, 2025 |\n|---|---|---|\n| Phase | Book | Treatment |\n| Touchpoints | phone | chair |\n| Emotions | anxious | relieved |\n| Pain points | engaged all morning | bill comes weeks later |",
        expected(
            ("Book", (("phone", -1, ("engaged all morning",)),)),
            ("Treatment", (("chair", 1, ("bill comes weeks later",)),)),
        ),
    ),
    (
        "wide with a row of an unknown name en",
        "| | Look | Rent |\n|---|---|---|\n| Season | May | June |\n| Touchpoint | shop window | counter |\n| Emotion | +1 | -2 |\n| Pain points | | deposit in cash |",
        expected(("Look", (("shop window", 1, ()),)), ("Rent", (("counter", -2, ("deposit in cash",)),))),
    ),
    (
        "wide tabs zh, stars",
        "阶段\t下载\t注册\t首单\n触点\t应用商店\t注册页\t商品页\n情绪\t★★★★☆\t★☆☆☆☆\t★★★☆☆\n痛点\t\t收不到验证码\t运费最后才显示",
        expected(
            ("下载", (("应用商店", 1, ()),)),
            ("注册", (("注册页", -2, ("收不到验证码",)),)),
            ("首单", (("商品页", 0, ("运费最后才显示",)),)),
        ),
    ),
    (
        "headings with bullets of fields en",
        "# Getting a passport\n\n## Apply\n- Touchpoint: online form\n- Emotion: -1\n- Pain point: photo refused twice\n\n## Collect\n- Touchpoint: counter 4\n- Emotion: +1\n",
        expected(("Apply", (("online form", -1, ("photo refused twice",)),)), ("Collect", (("counter 4", 1, ()),))),
    ),
    (
        "headings zh, subheads",
        "# 体检旅程\n\n## 预约\n\n### 触点\n- 电话\n\n### 情绪\n- -1\n\n### 痛点\n- 排期要等两周\n\n## 体检当天\n\n### 触点\n- 导检台\n\n### 情绪\n- +1\n",
        expected(("预约", (("电话", -1, ("排期要等两周",)),)), ("体检当天", (("导检台", 1, ()),))),
    ),
    (
        "nested labels en",
        "* Stage: Choose\n  * Touchpoint: menu board\n  * Emotion: confused\n* Stage: Pay\n  * Touchpoint: card reader\n  * Emotion: annoyed\n  * Pain point: asks for a tip first\n",
        expected(("Choose", (("menu board", -1, ()),)), ("Pay", (("card reader", -1, ("asks for a tip first",)),))),
    ),
    (
        "mermaid with comments",
        "```mermaid\njourney\n  %% drawn in spring\n  title Booking a court\n  section Find\n    Open the app: 4: Ana\n    Pick a time: 2: Ana, Club\n  section Play\n    Enter the hall: 5: Ana\n```",
        expected(("Find", (("Open the app", 1, ()), ("Pick a time", -1, ()))), ("Play", (("Enter the hall", 2, ()),))),
    ),
    (
        "traditional long with a title",
        "| 寄件旅程 | | | |\n|---|---|---|---|\n| 階段 | 接觸點 | 情緒 | 痛點 |\n| 包裝 | 便利商店 | 0 | 紙箱賣完 |\n| 寄出 | 櫃檯 | -1 | 要手寫單子 |",
        expected(("包裝", (("便利商店", 0, ("紙箱賣完",)),)), ("寄出", (("櫃檯", -1, ("要手寫單子",)),))),
    ),
    (
        "two languages in one head",
        "Stage 阶段\tTouchpoint 触点\tEmotion 情绪\tPain point 痛点\nSearch\tmap app\t-1\tpins are old\nBuy\ttill\t+1\t",
        expected(("Search", (("map app", -1, ("pins are old",)),)), ("Buy", (("till", 1, ()),))),
    ),
    (
        "long with owners and moments en",
        "| Stage | Touchpoint | Score | Moment of truth | Owner | Pain point |\n|---|---|---|---|---|---|\n| Claim | hotline | -2 | yes | Dana | told to call back |\n| Claim | form | 0 | | Ravi | |\n| Payout | letter | +1 | yes | Dana | |",
        expected(
            ("Claim", (("hotline", -2, ("told to call back",)), ("form", 0, ()))), ("Payout", (("letter", 1, ()),))
        ),
    ),
    (
        "wide, several touchpoints with a score each",
        "| | Plan | Fly |\n|---|---|---|\n| Touchpoints | site; app | gate; seat |\n| Emotions | +1; 0 | -2; -1 |\n| Pain points | | boarding by shouting; no room for legs |",
        expected(
            ("Plan", (("site", 1, ()), ("app", 0, ()))),
            ("Fly", (("gate", -2, ("boarding by shouting",)), ("seat", -1, ("no room for legs",)))),
        ),
    ),
    (
        "table of fields zh",
        "## 阶段一：来电\n\n| 项目 | 内容 |\n|---|---|\n| 触点 | 热线 |\n| 情绪 | -2 |\n| 痛点 | 转接三次 |\n\n## 阶段二：上门\n\n| 项目 | 内容 |\n|---|---|\n| 触点 | 师傅 |\n| 情绪 | +1 |\n",
        expected(("来电", (("热线", -2, ("转接三次",)),)), ("上门", (("师傅", 1, ()),))),
    ),
]
