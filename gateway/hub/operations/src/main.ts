import { declareLanguage, startTheme } from '@yinling/ui'
import '@yinling/ui/tokens.css'
import '@yinling/ui/base.css'
import { createApp } from 'vue'
import App from './App.vue'
import './frame/page.css'

startTheme()
declareLanguage()
createApp(App).mount('#app')
