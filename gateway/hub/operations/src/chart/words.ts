import { wordsOf } from '@yinling/ui'

export const zh = {
  inBed: '在床', out: '离床', calm: '平静', stirring: '翻动', unknown: '无数据',
  presence: '在床', sleep: '睡眠', alarms: '报警', several: '{n}条报警，最紧急：{lane}', one: '{lane}：{cause}，{time}',
  picture: '图', table: '表', time: '时间', between: '{average}（{least}–{most}）', nothing: '这段时间没有读数', noVital: '没有{name}数据',
  range: '时段', hours2: '2小时', hours24: '24小时', days7: '7天', minute: '每分钟一点，阴影为最低至最高', hour: '每小时一点，阴影为最低至最高',
  slept: '在床{inBed}，其中平静约{calm}', estimated: '按体动估算',
  limits: '虚线为阈值', device: '设备', none: '–', share: '在床比例', tableLabel: '读数表', choose: '显示为', chartLabel: '{name}，{from}至{to}，最低{least}，最高{most}',
}
export const en: Record<keyof typeof zh, string> = {
  inBed: 'In bed', out: 'Out of bed', calm: 'Calm', stirring: 'Stirring', unknown: 'No data',
  presence: 'In bed', sleep: 'Sleep', alarms: 'Alarms', several: '{n} alarms, most urgent: {lane}', one: '{lane}: {cause}, {time}',
  picture: 'Picture', table: 'Table', time: 'Time', between: '{average} ({least}–{most})', nothing: 'No reading in this time', noVital: 'No {name} measured',
  range: 'Time span', hours2: '2 hours', hours24: '24 hours', days7: '7 days', minute: 'A point a minute, shaded from least to most', hour: 'A point an hour, shaded from least to most',
  slept: 'In bed {inBed}, of that calm about {calm}', estimated: 'estimated from movement',
  limits: 'Dashed: thresholds', device: 'Device', none: '–', share: 'Share in bed', tableLabel: 'Readings as a table', choose: 'Show as', chartLabel: '{name} from {from} to {to}, least {least}, most {most}',
}

export const t = wordsOf(zh, en)
