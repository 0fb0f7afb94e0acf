"""Maps in the layouts that teams use, written apart from the code; each with the fields that must come out:
("stage", name) · ("touchpoint", name) · ("score", touchpoint, n) · ("pain", text) · ("opportunity", text)."""

Field = tuple[object, ...]


def expected(
    *stages: tuple[str, tuple[tuple[str, int | None, tuple[str, ...]], ...]], opportunities: tuple[str, ...] = ()
) -> set[Field]:
    told: set[Field] = {("opportunity", text) for text in opportunities}
    for stage, points in stages:
        told.add(("stage", stage))
        for name, score, pains in points:
            told.add(("touchpoint", name))
            if score is not None:
                told.add(("score", name, score))
            told |= {("pain", pain) for pain in pains}
    return told


CHOOSING: list[tuple[str, str, set[Field]]] = [
    (
        "long tabs en",
        "Phase\tWhere we meet\tWhat they do\tMood\tFrustrations\tIdeas\nDiscover\tflyer\treads it on the bus\t+1\t\t\n"
        "Discover\tphone\trings to ask the price\t-1\tput on hold\tprice list online\nVisit\treception\tsigns in\t0\tform on paper\t\n"
        "Visit\tlocker room\tlooks for a free locker\t-2\tlockers full at six; no light\tshow free lockers at the door",
        expected(
            ("Discover", (("flyer", 1, ()), ("phone", -1, ("put on hold",)))),
            ("Visit", (("reception", 0, ("form on paper",)), ("locker room", -2, ("lockers full at six", "no light")))),
            opportunities=("price list online", "show free lockers at the door"),
        ),
    ),
    (
        "long tabs zh",
        "旅程阶段\t接触点\t客户动作\t情绪值\t痛点描述\t优化机会\n买票前\t小程序\t查班次\t3\t班次排序乱\t按时间排\n买票前\t客服电话\t问能不能带狗\t2\t没人接\t\n"
        "上船\t检票口\t扫码\t4\t\t\n上船\t座位\t找位置\t1\t座号看不清\t换大字",
        expected(
            ("买票前", (("小程序", 0, ("班次排序乱",)), ("客服电话", -1, ("没人接",)))),
            ("上船", (("检票口", 1, ()), ("座位", -2, ("座号看不清",)))),
            opportunities=("按时间排", "换大字"),
        ),
    ),
    (
        "wide pipes en",
        "| | Hear about us | Try | Stay |\n|---|---|---|---|\n| Touchpoints | podcast | trial mail; onboarding call | invoice |\n"
        "| Feelings | curious | 😕 | 🙂 |\n| Pain points | no link in the notes | call falls in my lunch break | |\n| Opportunities | short link | | yearly plan |",
        expected(
            ("Hear about us", (("podcast", 1, ("no link in the notes",)),)),
            ("Try", (("trial mail", -1, ()), ("onboarding call", -1, ("call falls in my lunch break",)))),
            ("Stay", (("invoice", 1, ()),)),
            opportunities=("short link", "yearly plan"),
        ),
    ),
    (
        "wide tabs zh",
        "阶段\t报名\t考试\t拿证\n用户行为\t填表\t排队候考\t等快递\n触点\t驾校前台\t考场\t短信\n情感\t😊\t紧张\t-1\n问题\t照片要重拍\t候考室没有座位\t不知道寄到哪了",
        expected(
            ("报名", (("驾校前台", 1, ("照片要重拍",)),)),
            ("考试", (("考场", -1, ("候考室没有座位",)),)),
            ("拿证", (("短信", -1, ("不知道寄到哪了",)),)),
        ),
    ),
    (
        "headings en",
        "# Moving house with us\n\n## 1. Ask for a quote\nTouchpoints: web form, call back\nFeeling: -1\nPain points:\n- nobody says when they call\n\n"
        "## 2. Moving day\nTouchpoints: crew\nFeeling: +2\nOpportunities:\n- introduce the crew the day before\n",
        expected(
            ("Ask for a quote", (("web form", -1, ()), ("call back", -1, ("nobody says when they call",)))),
            ("Moving day", (("crew", 2, ()),)),
            opportunities=("introduce the crew the day before",),
        ),
    ),
    (
        "headings zh",
        "# 宠物医院就诊旅程\n\n### 阶段一：预约\n- 触点：公众号\n- 情绪：+1\n- 痛点：只能约当天\n\n### 阶段二：候诊\n- 触点：候诊区\n- 情绪：-2\n- 痛点：猫狗混在一起；没有叫号\n",
        expected(
            ("预约", (("公众号", 1, ("只能约当天",)),)),
            ("候诊", (("候诊区", -2, ("猫狗混在一起", "没有叫号")),)),
        ),
    ),
    (
        "subheadings en",
        "# Library card journey\n\n## Sign up\n\n### Touchpoints\n- front desk\n\n### Emotions\n- 🙂\n\n### Pain points\n- needs a bill as proof of address\n\n"
        "## First loan\n\n### Touchpoints\n- shelf\n\n### Emotions\n- 😞\n\n### Pain points\n- numbers on the spines make no sense\n",
        expected(
            ("Sign up", (("front desk", 1, ("needs a bill as proof of address",)),)),
            ("First loan", (("shelf", -1, ("numbers on the spines make no sense",)),)),
        ),
    ),
    (
        "nested labels zh",
        "- 阶段：下单\n  - 触点：App 首页\n  - 情绪：0\n  - 痛点：优惠券藏得深\n- 阶段：收货\n  - 触点：快递员\n  - 情绪：+2\n- 阶段：售后\n  - 触点：在线客服\n  - 情绪：-2\n  - 痛点：机器人答非所问\n",
        expected(
            ("下单", (("App 首页", 0, ("优惠券藏得深",)),)),
            ("收货", (("快递员", 2, ()),)),
            ("售后", (("在线客服", -2, ("机器人答非所问",)),)),
        ),
    ),
    (
        "mermaid",
        "journey\n  title Picking up a parcel\n  section Notice\n    Card in the door: 2: Jo\n  section Depot\n    Find the door: 1: Jo\n    Show ID: 4: Jo, Clerk\n",
        expected(
            ("Notice", (("Card in the door", -1, ()),)), ("Depot", (("Find the door", -2, ()), ("Show ID", 1, ())))
        ),
    ),
    (
        "mermaid zh in a fence",
        "我们的图：\n\n```mermaid\njourney\n    title 体检\n    section 预约\n      选套餐: 2: 我\n    section 体检日\n      抽血: 1: 我\n      早餐: 5: 我\n```\n",
        expected(("预约", (("选套餐", -1, ()),)), ("体检日", (("抽血", -2, ()), ("早餐", 2, ())))),
    ),
    (
        "long with stage only on the first row en",
        "| Stage | Touchpoint | Emotion | Pain |\n|---|---|---|---|\n| Arrive | car park | -1 | two machines, one works |\n| | ticket desk | 0 | |\n| Inside | lion house | +2 | |\n| | café | -1 | queue in the sun |",
        expected(
            ("Arrive", (("car park", -1, ("two machines, one works",)), ("ticket desk", 0, ()))),
            ("Inside", (("lion house", 2, ()), ("café", -1, ("queue in the sun",)))),
        ),
    ),
    (
        "traditional long zh",
        "階段\t觸點\t心情\t痛點\n訂票\t網站\t😐\t座位圖打不開\n入場\t驗票口\t😡\t排兩次隊\n散場\t停車場\t-1\t出口只有一個",
        expected(
            ("訂票", (("網站", 0, ("座位圖打不開",)),)),
            ("入場", (("驗票口", -2, ("排兩次隊",)),)),
            ("散場", (("停車場", -1, ("出口只有一個",)),)),
        ),
    ),
    (
        "wide with owners and lanes en",
        "Stage\tOrder\tDeliver\nCustomer actions\tpicks a cake\topens the box\nTouchpoint\tcounter\tcourier\nEmotion\t+1\t-2\nFrontstage\tbaker\trider\n"
        "Backstage\torder screen\troute plan\nPain points\tno prices shown\ticing on the lid\nOwner\tRosa\tFinn",
        expected(
            ("Order", (("counter", 1, ("no prices shown",)),)), ("Deliver", (("courier", -2, ("icing on the lid",)),))
        ),
    ),
    (
        "title row above, five-point scores zh",
        "| 会员续费旅程（2025 版） | | | |\n|---|---|---|---|\n| 阶段 | 触点 | 体验分 | 槽点 |\n| 到期提醒 | 短信 | 2 | 像诈骗短信 |\n| 续费 | 支付页 | 1 | 默认勾了自动续费 |\n| 使用 | 首页 | 4 | |",
        expected(
            ("到期提醒", (("短信", -1, ("像诈骗短信",)),)),
            ("续费", (("支付页", -2, ("默认勾了自动续费",)),)),
            ("使用", (("首页", 1, ()),)),
        ),
    ),
    (
        "bold labels en",
        "**Stage: Search**\n- **Touchpoint:** map app\n- **Emotion:** frustrated\n- **Pain point:** pins for shops that closed\n\n**Stage: Buy**\n- **Touchpoint:** till\n- **Emotion:** relieved\n",
        expected(("Search", (("map app", -1, ("pins for shops that closed",)),)), ("Buy", (("till", 1, ()),))),
    ),
    (
        "actions as touchpoints en",
        "| Step | Actions | Thoughts | Feelings | Pain points |\n|---|---|---|---|---|\n| Prepare | packs documents | did I forget one? | anxious | list is in legal language |\n| Appear | waits in the hall | is this my room? | lost | no numbers on the doors |",
        expected(
            ("Prepare", (("packs documents", -1, ("list is in legal language",)),)),
            ("Appear", (("waits in the hall", -1, ("no numbers on the doors",)),)),
        ),
    ),
]


# Looked at once, after the code was settled on the ones above.
FINAL: list[tuple[str, str, set[Field]]] = [
    (
        "long commas in a sentence en",
        "| Journey stage | Touchpoints | Channel | Customer feeling | Pain points | Opportunity |\n|---|---|---|---|---|---|\n"
        "| Notice a leak | kitchen ceiling | home | worried | does not know whom to call | one number on the meter |\n"
        "| Report | hotline | phone | -2 | four menus; dropped after ten minutes | call back |\n| Repair | plumber | visit | +1 | | |",
        expected(
            ("Notice a leak", (("kitchen ceiling", -1, ("does not know whom to call",)),)),
            ("Report", (("hotline", -2, ("four menus", "dropped after ten minutes")),)),
            ("Repair", (("plumber", 1, ()),)),
            opportunities=("one number on the meter", "call back"),
        ),
    ),
    (
        "wide tabs en, ten-point scores",
        "\tLearn\tApply\tWait\nDoing\treads leaflet\tfills form\tcalls\nTouchpoint\tleaflet\tportal\thotline\nExperience score\t8\t3\t1\nProblems\t\ttimes out\tno date",
        expected(
            ("Learn", (("leaflet", 1, ()),)),
            ("Apply", (("portal", -1, ("times out",)),)),
            ("Wait", (("hotline", -2, ("no date",)),)),
        ),
    ),
    (
        "wide pipes zh with emoji",
        "| 项目 | 看房 | 签约 | 入住 |\n|---|---|---|---|\n| 触点 | 中介、看房App | 门店 | 管家 |\n| 用户情绪 | 😐 | 😟 | 😀 |\n| 用户痛点 | 假房源 | 合同看不懂；押金说不清 | |\n| 机会点 | 实拍视频 | 大白话合同 | 入住礼包 |",
        expected(
            ("看房", (("中介", 0, ()), ("看房App", 0, ("假房源",)))),
            ("签约", (("门店", -1, ("合同看不懂", "押金说不清")),)),
            ("入住", (("管家", 1, ()),)),
            opportunities=("实拍视频", "大白话合同", "入住礼包"),
        ),
    ),
    (
        "headings with tables of fields en",
        "# Lost luggage\n\n## Stage 1: Belt\n\n| Field | Value |\n|---|---|\n| Touchpoint | carousel |\n| Emotion | -2 |\n| Pain point | screen says delivered |\n\n"
        "## Stage 2: Claim\n\n| Field | Value |\n|---|---|\n| Touchpoint | desk |\n| Emotion | 0 |\n| Opportunity | claim in the app |\n",
        expected(
            ("Belt", (("carousel", -2, ("screen says delivered",)),)),
            ("Claim", (("desk", 0, ()),)),
            opportunities=("claim in the app",),
        ),
    ),
    (
        "headings and prose labels zh",
        "## 咖啡店会员旅程\n\n### 第一阶段：进店\n触点：门口海报\n情绪：+1\n\n### 第二阶段：点单\n触点：扫码点单\n情绪：-1\n痛点：码贴在桌子底下\n机会点：把码贴到杯垫上\n",
        expected(
            ("进店", (("门口海报", 1, ()),)),
            ("点单", (("扫码点单", -1, ("码贴在桌子底下",)),)),
            opportunities=("把码贴到杯垫上",),
        ),
    ),
    (
        "nested bullets with fields en",
        "- Stage: Borrow\n    - Touchpoint: tool wall\n    - Feeling: 🙂\n- Stage: Return\n    - Touchpoint: night box\n    - Feeling: 😟\n    - Pain point: no receipt\n",
        expected(("Borrow", (("tool wall", 1, ()),)), ("Return", (("night box", -1, ("no receipt",)),))),
    ),
    (
        "mermaid en",
        "journey\ntitle Voting by mail\nsection Apply\nOnline form: 4: Pat\nsection Fill in\nBallot: 3: Pat\nSign twice: 1: Pat\n",
        expected(("Apply", (("Online form", 1, ()),)), ("Fill in", (("Ballot", 0, ()), ("Sign twice", -2, ())))),
    ),
    (
        "stage left blank below, zh",
        "环节\t触点\t心情\t吐槽\n报修\t业主群\t-1\t没人回\n\t物业电话\t-2\t占线\n上门\t师傅\t+2\t",
        expected(
            ("报修", (("业主群", -1, ("没人回",)), ("物业电话", -2, ("占线",)))),
            ("上门", (("师傅", 2, ()),)),
        ),
    ),
    (
        "traditional wide",
        "| | 搜尋 | 付款 |\n|---|---|---|\n| 觸點 | 官網 | 超商 |\n| 情緒 | 期待 | 煩躁 |\n| 痛點 | 關鍵字找不到 | 繳費機排隊 |",
        expected(("搜尋", (("官網", 1, ("關鍵字找不到",)),)), ("付款", (("超商", -1, ("繳費機排隊",)),))),
    ),
    (
        "steps with thoughts en",
        "Step\tTouch point\tThinking\tFeeling\tPain\nDecide\tneighbour\twill it hold?\thopeful\t\nOrder\tshop floor\twho works here?\tannoyed\tnobody in sight\nCollect\tramp\tfinally\trelieved\t",
        expected(
            ("Decide", (("neighbour", 1, ()),)),
            ("Order", (("shop floor", -1, ("nobody in sight",)),)),
            ("Collect", (("ramp", 1, ()),)),
        ),
    ),
]
PARTS = {"choosing": CHOOSING, "final": FINAL}
