import type { Scripts } from './scripts'

const call = [
  '“{hello} What is the matter? How can I help?”',
  'Ask: where exactly, able to move, chest pain, short of breath, bleeding, dizzy; is anybody near.',
  'Danger to life: call 120 at once with address and way in. Stay in talk until somebody is there.',
] as const

export const english: Scripts = {
  call,
  sos: call,
  cord: [
    '“{hello} You pulled the cord. Are you in the bathroom? Take your time.”',
    'Ask: did you slip, did the head hit anything, can you stand up; is the door locked from inside.',
    'Cannot get up or head hit: call 120, and say whether the door is locked. Otherwise send a caregiver and tell the family.',
  ],
  fall: [
    '“{hello} Do not try to get up yet. Stay as you are, I am with you.”',
    'Ask: where it hurts, did the head hit anything, can arms and legs move; any blood thinners.',
    'Head hit, cannot move, or great pain: call 120. Otherwise send a caregiver and tell the family.',
  ],
  smoke: [
    '“{hello} Please go outside now. Not by lift, and do not go back for anything.”',
    'Ask: flames or a burning smell; able to get out alone.',
    'Flames or cannot get out: call 119 at once with mobility and way in; call the nearest contact.',
  ],
  gas: [
    '“{hello} Do not touch any switch, no flame. Open the window and go outside.”',
    'Ask: dizzy or sick; able to get out alone.',
    'Dizzy or cannot get out: call 120 and 119 with the way in; have the gas company check the home.',
  ],
  apnoea: [
    '“{hello} Are you awake? Please answer me.” No answer: call out loud three times.',
    'No answer: call 120 at once, say that the bed feels no breath, and the way in; send the nearest contact too.',
    'An answer: ask for tightness, short breath, dizziness; keep talking until the breathing rate is back.',
  ],
  unreadable: [
    'The device sent an alarm that cannot be read. Treat it as a call for help: “{hello} Did you press for help? Can I do anything?”',
    'Ask: is all well, was the button pressed; has the device been wet or dropped, or had a new battery.',
    'Nobody reached: send a contact or a caregiver. All well: close as “Device fault” and order a repair.',
  ],
  'hr-high': [
    '“{hello} Is your heart racing? Please sit or lie down, and breathe slowly.”',
    'Ask: chest pain, short of breath, cold sweat, black before the eyes; exercise or fever; medicines taken on time.',
    'Chest pain, short of breath or about to faint: call 120. Otherwise rest 10 minutes; still high: send a caregiver.',
  ],
  'hr-low': [
    '“{hello} Are you awake? Are you dizzy? Can you sit up?”',
    'Ask: chest pain, strength in arms and legs, clear speech; which blood pressure and heart medicines today.',
    'Cannot be woken, dizzier, chest pain or unclear speech: call 120. Otherwise send a caregiver; ask again every 5 minutes.',
  ],
  'br-high': [
    '“{hello} Are you out of breath? Please sit up with something behind your back, and take your time.”',
    'Ask: short of breath, chest pain, cough, fever; can you say a whole sentence; oxygen at home.',
    'No whole sentence, blue lips or chest pain: call 120. Otherwise send a caregiver.',
  ],
  'br-low': [
    '“{hello} Are you awake? Please talk to me a little.”',
    'Ask: can be woken, clear speech; any sleeping pills, strong painkillers or alcohol.',
    'Cannot be woken or slurred speech: call 120. Awake: sit up, keep talking until the breathing is back, send a caregiver.',
  ],
  'bed-exit': [
    '“{hello} Are you up? Do you need help?” No answer: call the own phone.',
    'Ask: where are you, did you slip, are you dizzy; can you get back to bed alone.',
    'No answer anywhere: the nearest contact or a caregiver goes at once. Back in bed: hang up once lying down.',
  ],
  'door-open': [
    '“{hello} Your door is open. Have you gone out?”',
    'Ask: who opened it, is anybody there; has this person got lost before.',
    'No answer: ask a neighbour or contact to look. Lost, or a stranger inside: call 110 with clothes and direction.',
  ],
  fence: [
    '“{hello} Where have you got to? Is anybody with you?”',
    'Ask: which street signs or shops can you see; are you tired, do you know the way home.',
    'Cannot say or no answer: send a contact to the position and call 110; stay in talk until somebody is there.',
  ],
  inactivity: [
    '“{hello} We have not seen you about today and wanted to ask how you are.”',
    'Ask: meals and medicines taken, anything wrong; are you out.',
    'No answer twice: a contact or neighbour looks in. Still none: send a caregiver.',
  ],
  'not-up': [
    '“{hello} Are you up? Is anything wrong?”',
    'Ask: how was the night, dizzy, weak, numb arms or legs; breakfast and medicines taken.',
    'Numbness or unclear speech: call 120. No answer: a contact goes; if nobody can, send a caregiver.',
  ],
  'room-hot': [
    '“{hello} It is very hot in your room. Are you dizzy? Drink some water and sit where it is cool.”',
    'Ask: do air conditioning or fan work, can a window be opened; sick, cramps, no sweat.',
    'Confused, no sweat or high fever: call 120. Otherwise a contact helps to cool; ask again in an hour.',
  ],
  'room-cold': [
    '“{hello} It is very cold in your room. Put something warm on first.”',
    'Ask: is the heating on, is the power out; is anything burning charcoal indoors.',
    'Charcoal indoors: put it out, open the window, dizzy: call 120. Heating broken: order a repair, a contact brings a heater.',
  ],
  water: [
    '“{hello} A wet floor is slippery: please sit down and stay there.”',
    'Ask: where is the leak, is a socket wet; can anybody close the valve.',
    'Ask a contact or the building’s staff to close the valve; if nobody can go, send a caregiver.',
  ],
  'battery-low': [
    'See which device it is and how much is left.',
    '“{hello} Your device is nearly empty. Please plug in the charger and see whether the light comes on.”',
    'Cannot do it alone: a contact or caregiver charges it or changes the battery; note the time agreed.',
  ],
  'taken-off': [
    '“{hello} Is your watch off? Please put it on again when you can.”',
    'Ask: washing, charging, or is it uncomfortable; is all well.',
    'No answer: call the own phone and the contacts. Still off before dark: a contact looks in.',
  ],
  mains: [
    '“{hello} Is your power out? The device is running on its battery.”',
    'Ask: only your own fuse or the whole building; anything that cannot do without power, and for how long.',
    'Cannot do without power: spare oxygen or a move first, 120 if needed. Otherwise report it (95598) and check again later.',
  ],
  'sensor-fault': [
    'Values that never change or cannot be true: do not go by the vitals on the screen.',
    '“{hello} Your device sends odd data. I wanted to ask how you are.”',
    'All well: have plug and position checked. Still odd: order a repair, and call at agreed times until then.',
  ],
  silent: [
    'The device cannot be reached and nothing is seen of the person: call and ask.',
    '“{hello} Your device has lost its signal. Are you all right? Please look at the plug and the light.”',
    'No answer: a contact looks in. All well: order a repair and agree when to call until then.',
  ],
  'credentials-shared': [
    'Two devices sign in as one, and nobody knows whose data these are: do not go by the vitals on the screen.',
    '“{hello} Your data may have been mixed up with somebody else’s. I wanted to ask how you are.”',
    'All well: have operations give one of them credentials of its own, and call at agreed times until then.',
  ],
  test: ['Check the device’s number and place.', 'Try one sentence through it if it has voice.', 'If all is right, close as “Test”.'],
  incident: [
    'Call those who need electricity first (top of the list), then who lives alone or at high risk: “{hello} Your device has lost its signal. Are you all right?”',
    'Find out how far it goes: a building, a street, or one model; network, power, or the devices.',
    'Hand it to operations. Until it is over, call at agreed times; close when all is back or in somebody’s hands.',
  ],
  'incident-mains': [
    'Call those who need electricity first (top of the list): “{hello} Is your power out? How long will the oxygen or the ventilator last?”',
    'Not until the power is back: spare oxygen or a move, 120 if needed. Nobody reached: the grid worker goes at once.',
    'Ask the power company (95598) how far and how long, tell the others; check the list once it is back, then close.',
  ],
  'incident-unreadable': [
    'Several devices of one model sent alarms that cannot be read; one may be real. Call each home: “{hello} Did you press for help?”',
    'Nobody reached: a contact or grid worker looks in, first where electricity is needed.',
    'All well: have operations look at this model, and close as “Device fault”.',
  ],
}
