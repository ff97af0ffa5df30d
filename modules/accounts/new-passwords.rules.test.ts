import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultOf } from './new-passwords.rules.ts'

const nora = {
  email: 'nora.zbinden@bluewin.ch',
  username: 'Nora Zbinden-Ämmer',
  names: ['Aarebogen Immobilien AG'],
}

test('what everybody uses is refused, whatever is put around it', () => {
  for (const password of [
    '1234567890',
    'qwertyuiop',
    'Qwertzuiop',
    'password123',
    'P@ssw0rd2026!',
    'Passwort2026',
    'motdepasse1',
    'Schweiz2026!!',
    '12345678901234567890',
    '0987654321',
    'abcdefghijkl',
    'aaaaaaaaaaaa',
    'abababababab',
    'passwordpassword',
    'asdfghjklö',
    '  1234567890  ',
    '１２３４５６７８９０',
  ])
    assert.equal(faultOf(password, nora), 'password-common', password)
})

test('what everybody knows of somebody is refused', () => {
  for (const password of [
    'nora.zbinden@bluewin.ch',
    'NoraZbinden',
    'nora.zbinden1',
    'Zbinden-2026',
    'Aarebogen Immobilien AG',
    'aarebogenimmobilienag!',
    'zbinden zbinden',
    'Ämmer Zbinden',
  ])
    assert.equal(faultOf(password, nora), 'password-personal', password)
})

test('a sentence, and what a program made up, are taken', () => {
  for (const password of [
    'a landing in a stairwell',
    'Nora mag Kuchen am Sonntag',
    'korrektes pferd batterie',
    'x7#kLm2!pQ9z',
    'Tr0mp3te-Gruyère',
    '👩‍🔧🥶🍋🚲🎺🪴🦔🧦🫖🛶',
    'كلمة سر طويلة جدا',
  ])
    assert.equal(faultOf(password, nora), undefined, password)
})
