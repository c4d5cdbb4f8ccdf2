// What a client library that is not ours sees of the hub, in MQTT 3.1.1 and 5. Started by MqttJsIT, which has provisioned
// the devices; it says where the hub is and their passwords in YINLING_HUB.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import mqtt from 'mqtt'

const hub = JSON.parse(process.env.YINLING_HUB)
const LIMIT = 20_000
const SOS = '[{"n":"sos","vb":true}]'
const READING = '[{"n":"hr","v":70}]'
const VERSIONS = { '3.1.1': 4, 5: 5 }
let clients = 0

function within(promise, what) {
    let timer
    const limit = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`not within ${LIMIT} ms: ${what}`)), LIMIT)
    })
    return Promise.race([promise, limit]).finally(() => clearTimeout(timer))
}

function begin(version, device, more = {}) {
    const client = mqtt.connect({
        protocol: 'mqtt', host: '127.0.0.1', port: hub.port, protocolVersion: VERSIONS[version], reconnectPeriod: 0,
        clientId: `js-${++clients}`, username: device, password: hub.passwords[device], ...more,
    })
    client.on('error', () => {})
    return client
}

/** The client, once it is connected, and its CONNACK. */
async function connect(version, device, more = {}) {
    const client = begin(version, device, more)
    const failed = once(client, 'close').then(() => assert.fail('closed instead of connected'))
    const [connack] = await within(Promise.race([once(client, 'connect'), failed]), 'connect')
    failed.catch(() => {})
    return { client, connack }
}

async function refusal(version, device, more) {
    const client = begin(version, device, more)
    const [error] = await within(once(client, 'error'), 'refusal')
    client.end(true)
    return error.code
}

async function hotline() {
    const client = begin('5', 'hotline', { clientId: `hotline-${++clients}` })
    await within(once(client, 'connect'), 'hotline')
    const alarms = []
    client.on('message', (_, payload) => alarms.push(JSON.parse(payload)))
    await client.subscribeAsync('care/v1/alarms', { qos: 1 })
    return {
        alarms,
        async alarmOf(device, cause) {
            while (true) {
                const alarm = alarms.find(one => one.alarmId.startsWith(`${device}.${cause}.`))
                if (alarm) return alarm
                await within(once(client, 'message'), `alarm ${cause} of ${device}`)
            }
        },
        accept(alarm, device) {
            const state = { alarmId: alarm.alarmId, deviceId: device, caseId: 'case-1', stage: 'accepted',
                at: new Date().toISOString(), seat: 7, agent: '小周' }
            return client.publishAsync(`care/v1/alarms/${alarm.alarmId}/state`, JSON.stringify(state), { qos: 1 })
        },
        end: () => client.endAsync(true),
    }
}

const topic = (device, channel) => `care/v1/${device}/${channel}`

for (const version of Object.keys(VERSIONS)) {
    const is5 = version === '5'
    const named = (name, body) => test(`MQTT ${version}: ${name}`, body)
    const lasting = is5 ? { clean: false, properties: { sessionExpiryInterval: 100 } } : { clean: false }

    named('signs in to a new session', async () => {
        const { client, connack } = await connect(version, 'bed-0001')
        assert.equal(connack.sessionPresent, false)
        assert.equal(is5 ? connack.reasonCode : connack.returnCode, 0)
        await client.endAsync()
    })

    named('wrong password and unknown device are told', async () => {
        assert.equal(await refusal(version, 'bed-0001', { password: 'wrong' }), is5 ? 0x86 : 4)
        assert.equal(await refusal(version, 'bed-9999', { password: 'wrong' }), is5 ? 0x86 : 4)
    })

    named('publishes with quality of service 0 and 1', async () => {
        const { client } = await connect(version, 'bed-0001')
        await within(client.publishAsync(topic('bed-0001', 'readings'), READING, { qos: 0 }), 'qos 0')
        await within(client.publishAsync(topic('bed-0001', 'readings'), READING, { qos: 1 }), 'qos 1')
        await client.endAsync()
    })

    named('impossible value and foreign topic are refused as the version can', async () => {
        const { client } = await connect(version, 'bed-0001')
        const impossible = client.publishAsync(topic('bed-0001', 'readings'), '[{"n":"hr","v":900}]', { qos: 1 })
        const foreign = client.publishAsync(topic('bed-0002', 'readings'), READING, { qos: 1 })
        if (is5) {
            await assert.rejects(within(impossible, 'refusal'), error => error.code === 0x99)
            await assert.rejects(within(foreign, 'refusal'), error => error.code === 0x87)
        } else {
            await within(Promise.all([impossible, foreign]), 'acknowledgement')
        }
        await client.endAsync()
    })

    named('subscriptions to own topics only', async () => {
        const { client } = await connect(version, 'bed-0001')
        const [granted] = await client.subscribeAsync(topic('bed-0001', 'commands'), { qos: 1 })
        assert.equal(granted.qos, 1)
        await assert.rejects(client.subscribeAsync(topic('bed-0002', 'commands'), { qos: 1 }))
        await assert.rejects(client.subscribeAsync('#', { qos: 1 }))
        await client.unsubscribeAsync(topic('bed-0001', 'commands'))
        await client.endAsync()
    })

    named('keep-alive pings are answered', async () => {
        const { client } = await connect(version, 'bed-0001', { keepalive: 1 })
        let pongs = 0
        await within(new Promise(resolve => {
            client.on('packetreceive', packet => packet.cmd === 'pingresp' && ++pongs === 2 && resolve())
        }), 'two answers to pings')
        assert.equal(client.connected, true)
        await client.endAsync()
    })

    named('silence beyond the keep-alive ends the connection and publishes the will', async () => {
        const desk = await hotline()
        const will = { topic: topic('bed-0003', 'alarm'), payload: '[{"n":"cord","vb":true}]', qos: 1 }
        const { client } = await connect(version, 'bed-0003', { keepalive: 1, will })
        const told = is5 ? once(client, 'disconnect') : Promise.resolve([{ reasonCode: 0x8d }])
        const closed = once(client, 'close')
        client.keepaliveManager.destroy()
        assert.equal((await within(told, 'disconnect'))[0].reasonCode, 0x8d)
        await within(closed, 'close')
        await desk.alarmOf('bed-0003', 'cord')
        await desk.end()
    })

    named('broken connection publishes the will and an orderly end does not', async () => {
        const device = is5 ? 'bed-0004' : 'bed-0005'
        const desk = await hotline()
        const water = { topic: topic(device, 'alarm'), payload: '[{"n":"water","vb":true}]', qos: 1 }
        const { client: quiet } = await connect(version, device, { will: water })
        await quiet.endAsync()
        const smoke = { topic: topic(device, 'alarm'), payload: '[{"n":"smoke","vb":true}]', qos: 1 }
        const { client: broken } = await connect(version, device, { will: smoke })
        broken.stream.destroy()
        await desk.alarmOf(device, 'smoke')
        assert.deepEqual(desk.alarms.filter(one => one.alarmId.startsWith(`${device}.water.`)), [])
        await desk.end()
    })

    named('packet over the limit ends the connection', async () => {
        const { client } = await connect(version, 'bed-0001')
        const closed = once(client, 'close')
        client.publish(topic('bed-0001', 'readings'), Buffer.alloc(70_000), { qos: 0 })
        await within(closed, 'close')
    })

    named('session is resumed, with the command that was said meanwhile', async () => {
        const device = is5 ? 'bed-0006' : 'bed-0007'
        const desk = await hotline()
        const { client: first } = await connect(version, device, { ...lasting, clientId: 'kept' })
        await first.subscribeAsync(topic(device, 'commands'), { qos: 1 })
        await first.publishAsync(topic(device, 'alarm'), SOS, { qos: 1 })
        const alarm = await desk.alarmOf(device, 'sos')
        await first.endAsync(true)
        await within(desk.accept(alarm, device), 'accepted')
        const again = begin(version, device, { ...lasting, clientId: 'kept' })
        const message = once(again, 'message')
        const [connack] = await within(once(again, 'connect'), 'connect')
        assert.equal(connack.sessionPresent, true)
        const [name, payload] = await within(message, 'command')
        assert.equal(name, topic(device, 'commands'))
        assert.equal(JSON.parse(payload).kind, 'help-is-coming')
        await again.endAsync()
        await desk.end()
    })

    named('second connection of the same client takes over', async () => {
        const { client: first } = await connect(version, 'bed-0002', { ...lasting, clientId: 'one' })
        const told = is5 ? once(first, 'disconnect') : Promise.resolve([{ reasonCode: 0x8e }])
        const closed = once(first, 'close')
        const { client: second, connack } = await connect(version, 'bed-0002', { ...lasting, clientId: 'one' })
        assert.equal((await within(told, 'disconnect'))[0].reasonCode, 0x8e)
        await within(closed, 'close')
        assert.equal(connack.sessionPresent, true)
        await within(second.publishAsync(topic('bed-0002', 'readings'), READING, { qos: 1 }), 'publish')
        await second.endAsync()
    })

    named('TLS by password and by certificate', async () => {
        const secure = { protocol: 'mqtts', port: hub.tlsPort, ca: readFileSync(hub.ca) }
        const { client: byPassword } = await connect(version, 'bed-0001', secure)
        await within(byPassword.publishAsync(topic('bed-0001', 'readings'), READING, { qos: 1 }), 'publish')
        await byPassword.endAsync()
        const certified = { ...secure, cert: readFileSync(hub.certificate), key: readFileSync(hub.key), password: undefined }
        const { client: byCertificate } = await connect(version, 'bed-0002', certified)
        await byCertificate.endAsync()
        const code = await refusal(version, 'bed-0001', certified)
        assert.equal(code, is5 ? 0x87 : 5)
    })
}

for (const version of ['3.1.1', '5'])
    test(`MQTT ${version}: quality of service 2 completes`, async () => {
        const { client } = await connect(version, 'bed-0001')
        await within(client.publishAsync(topic('bed-0001', 'readings'), READING, { qos: 2 }), 'qos 2')
        await client.endAsync()
    })

test('MQTT 5: limits are told', async () => {
    const { client, connack } = await connect('5', 'bed-0001', { properties: { sessionExpiryInterval: 1_000_000 } })
    assert.equal(connack.properties.maximumQoS, undefined)
    assert.equal(connack.properties.receiveMaximum, 1024)
    assert.equal(connack.properties.maximumPacketSize, 65_536)
    assert.equal(connack.properties.sessionExpiryInterval, 86_400)
    await client.endAsync()
})
