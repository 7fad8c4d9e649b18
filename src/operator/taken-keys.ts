/**
 * What screen readers, browsers and other programs of a Chinese desk take for themselves, of all that a shortcut here may
 * be: two or three of Ctrl, Alt, Shift with one letter or digit. What readers do with their own key (Insert, Caps Lock, the
 * number pad, Orca's and VoiceOver's too), with arrows, function keys and with Ctrl+Alt+arrows in tables cannot be set here
 * at all. Alt+Shift with a letter lists links, headings and so on in Orca (tried). NVDA's are from
 * its guide; those marked 据说 have not been tried.
 */
export const TAKEN: readonly { keys: string; by: string; does: string }[] = [
  { keys: 'Ctrl+Alt+N', by: 'NVDA', does: '启动 NVDA' },
  { keys: 'Ctrl+Alt+J', by: 'JAWS', does: '启动 JAWS' },
  { keys: 'Ctrl+Alt+F', by: 'JAWS', does: '启动 Fusion' },
  { keys: 'Ctrl+Alt+Z', by: '争渡', does: '启动争渡读屏（据说），QQ 取消息' },
  { keys: 'Ctrl+Alt+D', by: '争渡', does: '启动或退出争渡读屏（据说）' },
  { keys: 'Ctrl+Alt+Y', by: '阳光', does: '启动阳光读屏（据说）' },
  { keys: 'Ctrl+Alt+S', by: '阳光', does: '退出阳光读屏（据说）' },
  { keys: 'Ctrl+Alt+A', by: 'QQ、微信', does: '截图' },
  { keys: 'Ctrl+Alt+W', by: '微信', does: '打开微信' },
  { keys: 'Ctrl+Alt+X', by: 'QQ', does: '打开 QQ' },
  { keys: 'Ctrl+Alt+T', by: '系统', does: '打开终端' },
  { keys: 'Ctrl+Alt+L', by: '系统', does: '锁住屏幕' },
  { keys: 'Ctrl+Alt+B', by: '输入法', does: '打开符号' },
]
