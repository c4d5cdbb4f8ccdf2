import assert from 'node:assert/strict'

/** The console by keyboard alone, against what the server was told. */
export async function driveConsole(fixture, page) {
  const told = () => fixture.commands.splice(0).map(({ type }) => type)
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key)
    await page.waitForTimeout(150)
  }
  const offered = async () => {
    fixture.show('offer')
    await page.waitForTimeout(300)
  }

  fixture.show('usual')
  await press('Escape')
  told()
  await offered()
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'spot-accept', 'an offer takes the focus')
  await press('Enter')
  assert.deepEqual(told(), ['accept'], 'Enter accepts')

  await press('n')
  await page.keyboard.type('apgs1c?')
  assert.deepEqual(told(), [], 'letters in the notes are only letters')
  fixture.show('both')
  await page.waitForTimeout(300)
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'spot-notes', 'an offer leaves a writer alone')
  fixture.show('case')
  await press('Enter')
  assert.deepEqual(told(), ['note'], 'Enter in the notes saves them')
  assert.equal(await page.inputValue('#spot-notes'), '', 'a saved note leaves the box')

  await press('Escape', 'c')
  assert.deepEqual(told(), [], 'no case is closed without an outcome')
  await press('4', 'g')
  assert.deepEqual(told(), ['close'], 'an outcome, and the big button closes')

  await offered()
  await press('p')
  assert.deepEqual(told(), ['pass'], 'P passes')
  await press('s')
  await press('s')
  assert.deepEqual(told(), ['away', 'ready'], 'S changes between away and ready')
  await press('Control+a', 'Alt+a')
  assert.deepEqual(told(), [], 'combinations belong to the browser')

  await press('n')
  fixture.show('case')
  await page.waitForTimeout(200)
  await page.fill('#spot-notes', '还没保存的记录')
  fixture.vanish()
  await page.waitForTimeout(400)
  await page.reload().catch(() => {})
  fixture.comeBack()
  await page.reload()
  await page.waitForTimeout(600)
  assert.equal(await page.inputValue('#spot-notes'), '还没保存的记录', 'a draft survives a lost server and a reload')
  await page.fill('#spot-notes', '')
}
