"""The settings of small projects that tests write by hand."""

SETTINGS = """\
site_name: 手引き
plugins:
  - i18n:
      languages:
        - {locale: ja, name: 日本語, default: true}
        - {locale: en, name: English}
"""
