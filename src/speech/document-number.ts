import { sayDigits, sayInteger } from './numeral.ts'

/** 〔2016〕44号 in any brackets, folded. */
const NUMBER = /[[(]((?:19|20)\d\d)[\])]第?(\d+(?:[、-]\d+)*)号/g

/** 吉政发〔2016〕44号 → 吉政发，二零一六年，第四十四号. */
export const sayDocumentNumbers = (text: string): string =>
  text.replace(NUMBER, (_, year: string, number: string) => {
    const said = number.replace(/-/g, '到').replace(/\d+/g, sayInteger)
    return `，${sayDigits(year)}年，第${said}号`
  })

/** A word for each character of the names that issuing bodies use in their numbers; the character stands first. */
const WORDS = new Map(
  (
    '吉吉林 政政府 发发文 国国家 办办公 函公函 民人民 规规定 残残疾 联联合 财财政 社社会 同同江 黑黑龙江 人人民 卫卫生 ' +
    '教教育 住住房 建建设 医医疗 保保障 厅办公厅 字文字 令命令 通通知 知通知 工工作 农农业 林森林 水水利 文文化 体体育 ' +
    '广广播 旅旅游 审审计 税税务 公公安 安安全 司司法 法法律 环环境 交交通 商商务 金金融 统统计 计计划 物物价 价价格 ' +
    '药药品 监监督 食食品 市城市 场市场 应应急 急应急 退退役 役退役 军军人 妇妇女 儿儿童 青青年 团共青团 总总会 老老年 ' +
    '龄年龄 委委员会 组组织 宣宣传 党党员 中中央 央中央 长长春 春春天 延延边 边延边 松松原 原松原 白白山 城城市 山白山 ' +
    '辽辽源 源辽源 平四平 化通化 梅梅河口 河河流 口河口 珲珲春 敦敦化 佳佳木斯 木佳木斯 江江河 哈哈尔滨 龙黑龙江 ' +
    '省省份 县县城 区地区 州自治州 扶扶贫 贫扶贫 乡乡村 村农村 振振兴 信信息 科科技 技技术 质质量 疾疾病 康健康 健健康 ' +
    '业就业 就就业 劳劳动 务服务 服服务 资资源 自自然 然自然 生生态 态生态 土土地 地土地 数数据 据数据 京北京 津天津 ' +
    '沪上海 渝重庆 冀河北 晋山西 蒙内蒙古 苏江苏 浙浙江 皖安徽 闽福建 赣江西 鲁山东 豫河南 鄂湖北 湘湖南 粤广东 桂广西 ' +
    '琼海南 川四川 贵贵州 云云南 藏西藏 陕陕西 甘甘肃 宁宁夏 新新疆 行行政 处处理 复批复 批批复 明明确 电电报 密机密'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 1), entry.slice(1)]),
)

/** A name before a number: up to eight characters that such names are made of. */
const NAMED = new RegExp(`((?<![根依])[${[...WORDS.keys()].join('')}]{1,8})?${NUMBER.source}`, 'g')

/** To be written down: 吉政发〔2016〕44号 → 吉林的吉，政府的政，发文的发，二零一六，四，四，号; 1 is 一, never 幺. */
export const spellDocumentNumbers = (text: string): string =>
  text.replace(NAMED, (_, name: string | undefined, year: string, number: string) => {
    const letters = Array.from(name ?? '', (c) => `${WORDS.get(c) ?? c}的${c}`)
    const digits = Array.from(number, (d) => (d === '-' ? '到' : d === '、' ? '和' : sayDigits(d)))
    return `，${[...letters, sayDigits(year), ...digits, '号'].join('，')}`
  })
