/**
 * Words of illness, disability and care. Wide on purpose: one word too many asks for a consent that was not needed, one
 * too few ties a person's health to their telephone number without it.
 */
const HEALTH =
  /残|病|症|瘫|聋|哑|盲|瞎|瘸|拐|截肢|假肢|轮椅|失明|失聪|失能|失智|痴呆|糊涂|智力|智障|精神|抑郁|焦虑|自闭|孤独症|癫|唐氏|脑|癌|瘤|肿|炎|血压|血糖|糖尿|心脏|肝|肾|肺|胃|骨折|中风|偏瘫|卧床|下不[来了]|起不来|动不了|走不了|不能动|不能自理|自理|看不见|看不清|听不见|听不清|说不出|腿脚|眼睛|耳朵|疼|痛|发烧|怀孕|孕|流产|药|医|诊|住院|出院|手术|化疗|透析|康复|护理|疗|伤|助听|导尿|褥疮|大小便|体检|检查结果|等级|[一二三四1-4]级/

/** Whether a text may tell of somebody's health or disability. */
export const mentionsHealth = (text: string): boolean => HEALTH.test(text)
