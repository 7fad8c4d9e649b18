/**
 * Characters that sound alike but for the tone, as they are mistyped and misheard: those of the signs of distress, each with
 * the commonest others of its sound in the gazettes and the everyday questions.
 */
const ALIKE = [
  '俺安按案 熬奥坳傲 吧把八爸巴拔 百白拜摆呗掰 备被北背辈倍 崩蹦甭 边便编遍变 别憋 不补部步布卜 彻车扯撤 撑城成程承称 窗创床闯 从聪 带待代贷袋戴 倒道刀到导叨 得的德',
  '底地低第弟递 吊掉刁 顶定盯订叮丁 都兜豆抖痘斗 短断段端锻 多朵躲垛哆掇 法发罚 干感赶敢杆秆 割个各格哥革隔 跟根 够构购狗沟钩 管关官馆贯观 过国果锅郭 还孩害海咳 好号耗',
  '河喝和合核何盒 乎户护互糊忽呼 划化话花画滑 活伙火或货祸 己疾几机基级吉 家加假价架甲 见建件健间监 江讲将奖降僵 叫教交缴脚角 解结接街节借 劲尽今进金紧近 净经精境敬警京',
  '就救究久九旧 绝决觉掘 快块筷 溃亏馈 拉啦旯垃腊辣 来赖赉 老劳唠佬牢痨 乐嘞 累雷类泪 了疗料撂辽聊 领零龄令另灵 楼漏喽 路录露炉陆颅 没每煤妹美媒 眠面免娩棉 命名明',
  '那拿哪纳呐 你泥溺腻拟 念年撵 农弄 盼盘判 起期气器企七 桥悄敲瞧窍撬 切且 轻清请情青倾 去区取渠屈曲 全权圈拳泉犬 人任认仁 如入褥 啥杀傻沙 上伤商尚裳晌 什身申神审深',
  '省生升声剩甥 失是事实市十时 书束数术殊属 说朔硕 死思司四伺私 松送诵讼 算酸 他她它塌塔沓 太台态抬胎汰 疼腾 天添填甜 跳条调挑 痛统通同童捅 投头偷透 吞屯 脱拖托拓妥',
  '晚腕完万玩碗 望往网王亡忘 我窝蜗握卧 下瞎夏吓匣辖 现县险先线宪 想像乡项象享相 消小校效销孝 心新信辛薪芯 醒行性姓型形兴 寻训询巡循熏 阳养样央羊扬 要药咬腰吆钥 也业爷夜野噎',
  '意一义遗已医以 有由优又幼游 余育与预于域遇 愿院员园原源 咋砸杂 再在灾载崽栽 攒咱暂赞 早造遭澡灶糟 站展占沾战 着这者折辙 真镇针诊阵振 知只之制支指职 住助主筑逐拄 撞装状壮庄',
  '自子资字咨滋 总综踪宗 走奏邹揍 坐作做昨左座',
].flatMap((line) => line.split(' '))

const ALIKE_TO = new Map(ALIKE.flatMap((group) => [...group].map((character) => [character, group])))

/** The same expression, met also by characters that sound like its own. */
export function bySound({ source, flags }: RegExp): RegExp {
  let listed = false
  const parts = [...source].map((character) => {
    if (character === '[' || character === ']') listed = character === '['
    const alike = ALIKE_TO.get(character)
    if (!alike) return character
    return listed ? alike : `[${alike}]`
  })
  return new RegExp(parts.join(''), flags)
}
