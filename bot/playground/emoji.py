"""The emoji that people here are likely to type, by Slack's names (emoji-data short names).

An emoji outside this table stays the character it is, as Slack's API also shows newer emoji.
"""

_TABLE = """
🙂 slightly_smiling_face
😀 grinning
😃 smiley
😄 smile
😁 grin
😆 laughing
😅 sweat_smile
😂 joy
🤣 rolling_on_the_floor_laughing
😊 blush
😇 innocent
🙃 upside_down_face
😉 wink
😌 relieved
😍 heart_eyes
🥰 smiling_face_with_3_hearts
😘 kissing_heart
😋 yum
😎 sunglasses
🤩 star-struck
🥳 partying_face
😏 smirk
😒 unamused
😞 disappointed
😔 pensive
😟 worried
😕 confused
🙁 slightly_frowning_face
☹️ white_frowning_face
😣 persevere
😖 confounded
😫 tired_face
😩 weary
🥺 pleading_face
😢 cry
😭 sob
😤 triumph
😠 angry
😡 rage
🤬 face_with_symbols_on_mouth
🤯 exploding_head
😳 flushed
😱 scream
😨 fearful
😰 cold_sweat
😥 disappointed_relieved
😓 sweat
🤗 hugging_face
🤔 thinking_face
😐 neutral_face
😑 expressionless
😶 no_mouth
🙄 face_with_rolling_eyes
😬 grimacing
😴 sleeping
😷 mask
🤢 nauseated_face
👍 +1
👎 -1
👌 ok_hand
👏 clap
🙌 raised_hands
🙏 pray
💪 muscle
👀 eyes
👋 wave
❤️ heart
💔 broken_heart
🔥 fire
✨ sparkles
⭐ star
🎉 tada
💡 bulb
⚠️ warning
✅ white_check_mark
☑️ ballot_box_with_check
❌ x
❓ question
❗ exclamation
📌 pushpin
📎 paperclip
📈 chart_with_upwards_trend
📉 chart_with_downwards_trend
📝 memo
🔍 mag
⏰ alarm_clock
⏳ hourglass_flowing_sand
🛒 shopping_trolley
🏨 hotel
🏦 bank
📱 iphone
📞 telephone_receiver
📧 e-mail
🌐 globe_with_meridians
🧭 compass
🗺️ world_map
1️⃣ one
2️⃣ two
3️⃣ three
4️⃣ four
5️⃣ five
➡️ arrow_right
⬅️ arrow_left
↩️ leftwards_arrow_with_hook
✏️ pencil2
🗑️ wastebasket
🔴 red_circle
🟠 large_orange_circle
🟡 large_yellow_circle
🟢 large_green_circle
🔵 large_blue_circle
⚪ white_circle
⚫ black_circle
"""
_ALIASES = {"thumbsup": "+1", "thumbsdown": "-1", "simple_smile": "slightly_smiling_face"}

TO_NAME: dict[str, str] = {line.split()[0]: line.split()[1] for line in _TABLE.split("\n") if line}
TO_SIGN: dict[str, str] = {name: sign for sign, name in TO_NAME.items()}
TO_SIGN |= {alias: TO_SIGN[name] for alias, name in _ALIASES.items()}
# Both spellings of a sign that may carry a variation selector mean the same name.
TO_NAME |= {sign.rstrip("\ufe0f"): name for sign, name in list(TO_NAME.items()) if sign.endswith("\ufe0f")}
