const ANYWHERE =
  /^([^\s,。;<>]{2,20}\s*(>{1,2}|[»›])\s*[^\s\d<>=]|当前位置|您?(所在|现在)的?位置|您的位置|首页\s*[>»›]|扫一扫|扫描|分享(到|至)?[:\s]|打印(本页)?$|【?(打印|关闭|字号)|关闭窗口|上一[篇页条]|下一[篇页条]|相关(链接|附件|阅读|新闻|文章|稿件)|附件下载|网站地图|版权(声明|所有|归)|免责声明|责任编辑|编辑[:：]|作者[:：]|来源[:：]|稿源|浏览(次数|量)|阅读(次数|量)|点击(数|量|次数)|字体[:：]|微信(公众号|扫)|关注我们|联系我们|网站标识码|[京沪津渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP备|.{0,4}公网安备|建议使用|技术支持|返回(顶部|首页)|全文下载|第\s?\d+\s?页(\s?共\s?\d+\s?页)?$|[-—]\s?\d{1,4}\s?[-—]$|(我要)?(收藏|纠错|留言)$|无障碍|长者模式)/;
const TRAILING =
  /(公众号|二维码|客服|版权|转载|网站地图|联系电话|举报|扫码|E-?mail|https?:\/\/|www\.|@[a-z]|政府网站$|网站系统|友情链接|重点链接|^链接$|主办(单位)?[:：]|承办(单位)?[:：]|\d{3,4}-\d{7,8})/i;

/** Lines of the page around a document: navigation, share buttons, page numbers, editors' names. */
export function isFurniture(fold: string): boolean {
  return ANYWHERE.test(fold);
}

/** Lines that are page furniture when they stand behind the document's last item. */
export function isTrailingFurniture(fold: string): boolean {
  return ANYWHERE.test(fold) || TRAILING.test(fold);
}
