import { language } from '@yinling/ui'
import type { Device, Unheard } from '../protocol'
import { reasonWord, refusalWord, t } from './words'

/** 3分 · 3 min; a rough time in words, for a list that is read down and not to the second. */
export function roughly(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const english = language.value === 'en'
  if (seconds < 60) return english ? `${seconds} s` : `${seconds}秒`
  if (seconds < 3_600) return english ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 60)}分钟`
  if (seconds < 172_800) return english ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 3_600)}小时`
  return english ? `${Math.round(seconds / 86_400)} d` : `${Math.round(seconds / 86_400)}天`
}

type Clocked = Pick<Device, 'clockBehindSeconds' | 'since' | 'lastReadingAt'>

/** 离线 3分钟，连接中断; what is wrong goes before how long it has been connected. */
export function presenceOf(device: Pick<Device, 'online' | 'since' | 'offlineReason' | 'unheard'>, nowMs: number): string {
  if (device.unheard && (device.online || device.unheard.refusal)) return unheardOf(device.unheard, nowMs)
  if (!device.since) return t('never')
  const lasting = roughly(nowMs - Date.parse(device.since))
  if (device.online || !device.offlineReason) return lasting
  return `${lasting} · ${reasonWord(device.offlineReason)}`
}

/** 4分钟 · 数据格式错误 */
function unheardOf({ reason, since, refusal }: Unheard, nowMs: number): string {
  const time = roughly(nowMs - Date.parse(since))
  if (reason === 'refused') return t('refused', { time, why: refusalWord(refusal ?? '') })
  return t(reason === 'shared' ? 'shared' : 'unheardFor', { time })
}

/** A clock that nothing was ever compared with is not right: it is not known. */
export function clockOf({ clockBehindSeconds: behindSeconds, since, lastReadingAt }: Clocked): string {
  if (behindSeconds === null) return t(since === null || lastReadingAt === null ? 'unknown' : 'right')
  return t(behindSeconds < 0 ? 'ahead' : 'behind', { time: roughly(Math.abs(behindSeconds) * 1000) })
}
