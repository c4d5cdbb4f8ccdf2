import { declareLanguage, startTheme } from '@yinling/ui'
import '@yinling/ui/tokens.css'
import '@yinling/ui/base.css'
import { createApp } from 'vue'
import App from './App.vue'
import { askNumber } from './words/number'

startTheme()
declareLanguage()
void askNumber()
createApp(App).mount('#app')
